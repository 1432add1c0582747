/** The WebSocket interceptor that MSW is made of, for a case to use. */
import { WebSocketInterceptor } from '@mswjs/interceptors/WebSocket';

Object.assign(window, { WebSocketInterceptor });
