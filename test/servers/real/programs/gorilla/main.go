// A server with Gorilla WebSocket: /echo gives messages back, /chat answers with JSON documents joined by newlines, as
// the chat example of its documentation does with messages that wait.
package main

import (
	"fmt"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/gorilla/websocket"
)

var upgrader = websocket.Upgrader{
	EnableCompression: true,
	CheckOrigin:       func(*http.Request) bool { return true },
}

func serve(answer func(socket *websocket.Conn, kind int, message []byte) error) http.HandlerFunc {
	return func(response http.ResponseWriter, request *http.Request) {
		socket, err := upgrader.Upgrade(response, request, nil)
		if err != nil {
			return
		}
		defer socket.Close()
		for {
			kind, message, err := socket.ReadMessage()
			if err != nil || answer(socket, kind, message) != nil {
				return
			}
		}
	}
}

func echo(socket *websocket.Conn, kind int, message []byte) error {
	text := string(message)
	if text == "close" {
		end := websocket.FormatCloseMessage(4000, "asked to close")
		return socket.WriteControl(websocket.CloseMessage, end, time.Now().Add(time.Second))
	}
	if strings.HasPrefix(text, "burst ") {
		ticks, _ := strconv.Atoi(strings.TrimPrefix(text, "burst "))
		for tick := 0; tick < ticks; tick++ {
			line := fmt.Sprintf(`{"type":"tick","tick":%d}`, tick)
			if err := socket.WriteMessage(websocket.TextMessage, []byte(line)); err != nil {
				return err
			}
		}
		return nil
	}
	return socket.WriteMessage(kind, message)
}

func chat(socket *websocket.Conn, _ int, message []byte) error {
	lines := []string{}
	for part := 0; part < 3; part++ {
		lines = append(lines, fmt.Sprintf(`{"type":"line","part":%d,"text":%q}`, part, message))
	}
	return socket.WriteMessage(websocket.TextMessage, []byte(strings.Join(lines, "\n")))
}

func main() {
	http.HandleFunc("/echo", serve(echo))
	http.HandleFunc("/chat", serve(chat))
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Printf("listening on %d\n", listener.Addr().(*net.TCPAddr).Port)
	panic(http.Serve(listener, nil))
}
