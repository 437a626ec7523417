export { type HttpOptions, toolsOverHttp } from './fulfillment/bindings/http.ts';
export { type McpOptions, mcpServer } from './fulfillment/bindings/mcp.ts';
export { type McpHttpOptions, mcpOverHttp } from './fulfillment/bindings/mcp-http.ts';
export { type McpOverStdio, type McpStdioOptions, mcpOverStdio } from './fulfillment/bindings/mcp-stdio.ts';
export { type OpenApiOptions, openApi } from './fulfillment/http/openapi.ts';
export { type Identity, identityHeaders } from './fulfillment/identity.ts';
export type { Clock } from './language/clock.ts';
export { type Served, type ServeOptions, serveNode } from './serve/serve-node.ts';
export type { Service } from './serve/service.ts';
