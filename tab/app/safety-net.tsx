import { Component, type ReactNode } from 'react';
import { ErrorPage } from '../ui/states.tsx';

/**
 * When a page fails while it is drawn, or a part of the tab can no longer be fetched because a newer one was deployed, the person
 * sees what to do instead of nothing. Drafts are kept in the window's storage, so a reload loses nothing typed.
 */
export class SafetyNet extends Component<
  { words: { broken: string; brokenText: string }; children: ReactNode },
  { failed: boolean }
> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <main>
        <ErrorPage
          title={this.props.words.broken}
          userMessage={this.props.words.brokenText}
          correlationId={null}
          onRetry={() => window.location.reload()}
        />
      </main>
    );
  }
}
