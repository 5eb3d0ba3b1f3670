import { SpanStatusCode, trace } from '@opentelemetry/api';

/** What `work` returns, as a span of its own for whoever traces the process (OpenTelemetry). */
export function traced<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  return trace.getTracer('muster').startActiveSpan(name, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
