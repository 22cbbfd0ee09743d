import Foundation
import Testing

/// `hashferry serve` as a process that others send signals to.
@Suite(.timeLimit(.minutes(10))) struct ServeSignalTests {
    /// A request of which all but nine bytes are there, behind one that is whole.
    private static let halfSent =
        "GET /v1/ping HTTP/1.1\r\nHost: a\r\n\r\n"
        + "POST /v1/account HTTP/1.1\r\nHost: a\r\nX-Appwrite-Project: shop\r\nContent-Length: 10\r\n\r\nx"

    /// A terminal that is closed sends SIGHUP, too: with nohup it is ignored when the service starts.
    @Test(arguments: [":", "trap '' HUP"]) func readsTheKeyFileAgainAtAHangUp(_ prelude: String) throws {
        let workspace = try Workspace()
        try workspace.write("service.key", "old-key\nshared-key\n")
        let service = try RunningService(in: workspace, prelude: prelude)
        #expect(try service.status("GET", "/users", key: "old-key") == 200)
        #expect(try service.status("GET", "/users", key: "new-key") == 401)

        try workspace.write("service.key", "shared-key\nnew-key\nended-key expires=2020-01-01\n")
        service.command.signal(SIGHUP)
        try service.waitForLog("the key file was read again")
        #expect(try service.status("GET", "/users", key: "new-key") == 200)
        #expect(try service.status("GET", "/users", key: "shared-key") == 200)
        #expect(try service.status("GET", "/users", key: "old-key") == 401)
        #expect(try service.status("GET", "/users", key: "ended-key") == 401)

        // A file that is broken, writable by all, or not there changes nothing.
        try workspace.write("service.key", "# keys\nother-key scopes=everything\n")
        service.command.signal(SIGHUP)
        try service.waitForLog("line 2: unknown scope")
        try workspace.write("service.key", "other-key\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: workspace.path("service.key"))
        service.command.signal(SIGHUP)
        try service.waitForLog("everybody may write it")
        try FileManager.default.removeItem(at: workspace.url("service.key"))
        service.command.signal(SIGHUP)
        try service.waitForLog("there is no such file")
        #expect(!workspace.exists("service.key"))
        #expect(try service.status("GET", "/users", key: "new-key") == 200)
        #expect(try service.status("GET", "/users", key: "other-key") == 401)
        #expect(try !service.command.talkSoFar().contains("-key "))

        service.command.signal(SIGTERM)
        #expect(try service.command.wait().status == 0)
    }

    @Test(arguments: [SIGTERM, SIGINT]) func endsThoughRequestsAreHalfSent(_ signal: Int32) throws {
        let service = try RunningService(in: try Workspace())
        let (half, idle) = (try RawSocket(port: service.port), try RawSocket(port: service.port))
        try half.send(Self.halfSent)
        #expect(half.receive(until: "Pong!").hasSuffix("Pong!"))
        service.command.signal(signal)
        let run = try service.command.wait()
        #expect(run.status == 0, "\(run)")
        #expect(run.talk.contains("ending: calls in progress are answered"))
        #expect(half.receive() == "" && idle.receive() == "")
    }

    @Test func endsAtOnceByASecondSignal() throws {
        while true {
            let service = try RunningService(in: try Workspace())
            let half = try RawSocket(port: service.port)
            try half.send(Self.halfSent)
            #expect(half.receive(until: "Pong!").hasSuffix("Pong!"))
            service.command.signal(SIGTERM)
            try service.waitForLog("ending: calls in progress are answered")
            service.command.signal(SIGINT)
            let run = try service.command.wait()
            // Where the machine is so slow that the request's seconds were over before, it is tried anew.
            if run.status == 0 { continue }
            #expect(run.status == 128 + SIGINT, "\(run)")
            #expect(run.talk.contains("ended at once, by a second signal"))
            return
        }
    }
}
