"""A proxy that loses, delays, doubles and spoils requests and answers at random."""

import asyncio
import threading

FAULTS = ["request lost", "answer lost", "late", "doubled", "slow", "cut", "refused", "spoiled", "too many"]


class Proxy:
    """Stands between an import and a service, in a thread of its own."""

    def __init__(self, port, random, share=0.0):
        self._upstream, self._random = port, random
        self.share = share
        self.answered = 0
        self.counts = dict.fromkeys(FAULTS, 0)
        # Called with the number of answers so far, after each.
        self.on_answer = lambda answered: None
        # Waited for before each answer.
        self.delay = 0.0
        # Answers every request with this status, and no other.
        self.refusal = None
        self._late = set()
        self._loop = asyncio.new_event_loop()
        started = threading.Event()
        threading.Thread(target=self._run, args=(started,), daemon=True).start()
        started.wait()

    @property
    def endpoint(self):
        return f"http://127.0.0.1:{self.port}/v1"

    def settle(self):
        """Waits until every request has arrived that is still on its way."""

        async def all_late():
            await asyncio.gather(*self._late, return_exceptions=True)

        asyncio.run_coroutine_threadsafe(all_late(), self._loop).result()

    def _run(self, started):
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        started.set()
        self._loop.run_forever()

    async def _serve(self, reader, writer):
        try:
            while True:
                request = await _message(reader)
                if request is None or not await self._handle(request, writer):
                    break
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _handle(self, request, writer):
        """Answers a request; false where the connection ends with it."""
        fault = self._random.choice(FAULTS) if self._random.random() < self.share else None
        if fault:
            self.counts[fault] += 1
        if fault == "request lost":
            return False
        if fault in ("late", "doubled"):
            task = self._loop.create_task(self._forward(request, after=self._random.random() * 0.3))
            self._late.add(task)
            task.add_done_callback(self._late.discard)
        if fault == "late":
            return False
        if self.refusal:
            answer = _refusal(self.refusal)
        elif fault == "refused":
            answer = _refusal(self._random.choice([500, 502, 503, 504]))
        elif fault == "too many":
            answer = _refusal(429)
        else:
            answer = await self._forward(request)
        if fault == "answer lost":
            return False
        if fault == "spoiled":
            answer = _refusal(self._random.choice([500, 502, 503, 504]))
        if fault == "slow":
            await asyncio.sleep(self._random.random() * 0.2)
        if self.delay:
            await asyncio.sleep(self.delay)
        head = answer.index(b"\r\n\r\n") + 4
        if fault == "cut" and len(answer) > head:
            writer.write(answer[: head + (len(answer) - head) // 2])
            await writer.drain()
            return False
        writer.write(answer)
        await writer.drain()
        self.answered += 1
        self.on_answer(self.answered)
        return True

    async def _forward(self, request, after=0.0):
        await asyncio.sleep(after)
        reader, writer = await asyncio.open_connection("127.0.0.1", self._upstream)
        try:
            writer.write(request)
            await writer.drain()
            answer = await _message(reader)
            if answer is None:
                raise ConnectionError("the service has not answered")
            return answer
        finally:
            writer.close()


async def _message(reader):
    """The bytes of a request or an answer; None where the connection ends before one."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return None
    length = 0
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            length = int(value)
        if name.strip().lower() == b"transfer-encoding":
            raise ConnectionError("chunks are not read")
    return head + await reader.readexactly(length)


def _refusal(status):
    body = b'{"message":"Something is wrong","code":%d,"type":"general_unknown"}' % status
    fields = b"Retry-After: 0\r\n" if status == 429 else b""
    return b"HTTP/1.1 %d No\r\n%bContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (
        status,
        fields,
        len(body),
        body,
    )
