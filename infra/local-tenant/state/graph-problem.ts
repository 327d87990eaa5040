/** A refusal with Graph's status and codes; the edge turns it into the error body. */
export class GraphProblem extends Error {
  readonly status: number;
  readonly code: string;
  /** More exact code inside `innerError`, where Graph gives one. */
  readonly innerCode: string | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    more: { readonly innerCode?: string; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.name = 'GraphProblem';
    this.status = status;
    this.code = code;
    this.innerCode = more.innerCode;
    this.headers = more.headers ?? {};
  }
}

export const invalidRequest = (message: string): GraphProblem =>
  new GraphProblem(400, 'invalidRequest', message);
export const badRequest = (message: string): GraphProblem => new GraphProblem(400, 'BadRequest', message);
export const itemNotFound = (message = 'The resource could not be found.'): GraphProblem =>
  new GraphProblem(404, 'itemNotFound', message);
export const accessDenied = (message = 'Access denied'): GraphProblem =>
  new GraphProblem(403, 'accessDenied', message);
/** SharePoint's answer to a query past the list view threshold (SOURCES.md, A2). */
export const tooManyResources = (): GraphProblem =>
  new GraphProblem(400, 'notSupported', 'The request is unprocessable because it uses too many resources', {
    innerCode: 'tooManyResources',
  });
