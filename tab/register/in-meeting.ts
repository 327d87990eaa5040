import type { ApiClient } from './api-client.ts';

/** The same API, through which every form records with the meeting in which it was used. */
export function inMeeting(api: ApiClient, meetingKey: string): ApiClient {
  return {
    ...api,
    recordUpdate: (board, update) => api.recordUpdate(board, { ...update, meetingKey }),
    reviewRisk: (board, review) => api.reviewRisk(board, { ...review, meetingKey }),
    act: (board, act) => api.act(board, { ...act, meetingKey }),
  };
}
