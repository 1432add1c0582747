"""Flask-SocketIO on eventlet, with the events of socketio.mjs. The namespace /admin refuses everybody."""

import eventlet

eventlet.monkey_patch(socket=True, select=True)

from flask import Flask  # noqa: E402
from flask_socketio import ConnectionRefusedError, SocketIO, emit  # noqa: E402

app = Flask(__name__)
io = SocketIO(app, async_mode="eventlet", cors_allowed_origins="*")


@io.on("connect")
def connect():
    emit("welcome", {"from": "server"})


@io.on("add")
def add(a, b):
    return a + b


@io.on("file")
def file(name, content):
    return {"name": name, "size": len(content), "head": content[:2]}


@io.on("ask me")
def ask_me(question):
    emit("question", question, callback=lambda answer: io.emit("answered", answer))


@io.on("connect", namespace="/admin")
def refuse():
    raise ConnectionRefusedError("not authorised")


listener = eventlet.listen(("127.0.0.1", 0))
print(f"listening on {listener.getsockname()[1]}", flush=True)
eventlet.wsgi.server(listener, app, log_output=False)
