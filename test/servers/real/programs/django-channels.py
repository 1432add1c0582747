"""Django Channels on Daphne: /ws/chat/ speaks JSON with a type, /ws/mux/ the older form with stream and payload."""

import django
from django.conf import settings

settings.configure(
    SECRET_KEY="not a secret",
    ALLOWED_HOSTS=["*"],
    INSTALLED_APPS=["channels"],
    CHANNEL_LAYERS={"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}},
    ROOT_URLCONF=__name__,
)
urlpatterns = []
django.setup()

from channels.generic.websocket import AsyncJsonWebsocketConsumer  # noqa: E402
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from daphne.server import Server  # noqa: E402
from django.urls import path  # noqa: E402


class Chat(AsyncJsonWebsocketConsumer):
    async def connect(self):
        await self.accept()
        await self.channel_layer.group_add("room", self.channel_name)
        await self.send_json({"type": "welcome", "user": None})

    async def receive_json(self, content):
        if content.get("type") == "chat.message":
            await self.channel_layer.group_send("room", {"type": "chat.message", "message": content["message"]})
        elif content.get("type") == "close":
            await self.close(code=4003)
        else:
            await self.send_json({"type": "error", "error": "unknown type", "request_id": content.get("request_id")})

    async def chat_message(self, event):
        await self.send_json(event)


class Multiplexed(AsyncJsonWebsocketConsumer):
    async def receive_json(self, content):
        await self.send_json({"stream": content["stream"], "payload": {"echo": content["payload"]}})


def tell_ready():
    port = server.listening_addresses[0][1]
    print(f"listening on {port}", flush=True)


routes = URLRouter([path("ws/chat/", Chat.as_asgi()), path("ws/mux/", Multiplexed.as_asgi())])
server = Server(
    ProtocolTypeRouter({"websocket": routes}),
    endpoints=["tcp:port=0:interface=127.0.0.1"],
    signal_handlers=False,
    ready_callable=tell_ready,
)
server.run()
