import { ExportResultCode, getStringFromEnv } from '@opentelemetry/core';
import { OTLPTraceExporter as GrpcExporter } from '@opentelemetry/exporter-trace-otlp-grpc';
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { Logger } from '../logging.ts';

/**
 * The exporter that the environment asks for: address, headers, time limit and compression are read by OpenTelemetry itself. gRPC is there
 * because the collector of Azure Container Apps speaks nothing else; without a word, the protocol is http/protobuf, as OpenTelemetry has it.
 */
export function createExporter(logger: Logger): SpanExporter {
  const protocol =
    getStringFromEnv('OTEL_EXPORTER_OTLP_TRACES_PROTOCOL') ??
    getStringFromEnv('OTEL_EXPORTER_OTLP_PROTOCOL') ??
    'http/protobuf';
  return saidOnce(exporterFor(protocol), logger);
}

function exporterFor(protocol: string): SpanExporter {
  switch (protocol) {
    case 'grpc':
      return new GrpcExporter();
    case 'http/json':
      return new JsonExporter();
    case 'http/protobuf':
      return new ProtobufExporter();
    default:
      throw new RangeError('OTEL_EXPORTER_OTLP_PROTOCOL is none of grpc, http/protobuf and http/json.');
  }
}

/** A collector that is away is one line of the log, and another when it is back. */
function saidOnce(exporter: SpanExporter, logger: Logger): SpanExporter {
  let isAway = false;
  return {
    export: (spans, done) => {
      exporter.export(spans, (result) => {
        const failed = result.code !== ExportResultCode.SUCCESS;
        if (failed && !isAway) {
          logger.warn(
            { error: result.error },
            'traces cannot be sent; this is not said again until they can',
          );
        } else if (!failed && isAway) logger.info('traces are being sent again');
        isAway = failed;
        // What cannot be sent is gone: nobody waits for it or tries it again.
        done({ code: ExportResultCode.SUCCESS });
      });
    },
    shutdown: () => exporter.shutdown(),
  };
}
