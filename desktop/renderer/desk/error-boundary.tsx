import { Component, type ReactNode } from 'react';
import { describeError } from '#shared/errors/describe-error.ts';

/** Catches what a part of the page throws while it is drawn, tells the log, and shows a way on instead of nothing. */
export class ErrorBoundary extends Component<
  {
    readonly title: string;
    readonly again: string;
    readonly report: (description: string) => void;
    readonly children: ReactNode;
  },
  { readonly isBroken: boolean }
> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { readonly isBroken: boolean } {
    return { isBroken: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.report(describeError(error));
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return (
      <div className="nothing" role="alert">
        <p>{this.props.title}</p>
        <button type="button" className="button" onClick={() => this.setState({ isBroken: false })}>
          {this.props.again}
        </button>
      </div>
    );
  }
}
