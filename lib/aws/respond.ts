import type { ALBResult, APIGatewayProxyResult, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { HttpAnswer } from '../types.ts';
import type { HttpShape } from './http-request.ts';

type Result = APIGatewayProxyStructuredResultV2 | APIGatewayProxyResult | ALBResult;

const plain = ({ status, headers, body, isBase64 = false }: HttpAnswer) => ({
  statusCode: status,
  headers: { ...headers },
  body,
  isBase64Encoded: isBase64,
});

const multiValue = ({ status, headers, body, isBase64 = false }: HttpAnswer) => ({
  statusCode: status,
  multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
  body,
  isBase64Encoded: isBase64,
});

const FORMS: Record<HttpShape, (answer: HttpAnswer) => Result> = {
  'http api': plain,
  'rest api': plain,
  'load balancer': plain,
  'load balancer with multi-value headers': multiValue,
};

/** Puts an answer into the form that the envelope of the request wants. */
export const respond = (answer: HttpAnswer, shape: HttpShape): Result => FORMS[shape](answer);
