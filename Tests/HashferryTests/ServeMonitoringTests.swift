import Foundation
import JSONText
import Testing

/// `hashferry serve --metrics-listen` and its log, as an operator meets them.
@Suite struct ServeMonitoringTests {
    private static func serve(_ arguments: String..., in workspace: Workspace) throws -> RunningCommand {
        let command = try RunningCommand(Executable.url(), ["serve", "--port", "0"] + arguments, in: workspace)
        let isListening = try command.wait {
            let output = try command.outputSoFar()
            return output.hasSuffix("it.\n") || output.hasSuffix("}\n")
        }
        try #require(isListening, "the service does not start")
        return command
    }

    @Test func announcesWhereTheMetricsAre() throws {
        let workspace = try Workspace()
        let json = try Self.serve("--metrics-listen", "127.0.0.1:0", "--format", "json", in: workspace)
        let place = try JSONParser.parse(json.outputSoFar())
        let url = try #require(place["metrics"]?.stringValue)
        #expect(url.wholeMatch(of: /http:\/\/127\.0\.0\.1:[1-9][0-9]*\/metrics/) != nil)
        json.signal(SIGTERM)
        #expect(try json.wait().status == 0)
        let text = try Self.serve("--metrics-listen", "127.0.0.1:0", in: workspace)
        #expect(try text.outputSoFar().contains("\n  metrics   http://127.0.0.1:"))
        text.signal(SIGTERM)
        #expect(try text.wait().status == 0)
        let without = try Self.serve("--metrics", in: workspace)
        #expect(try !without.outputSoFar().contains("metrics"))
        without.signal(SIGTERM)
        #expect(try without.wait().status == 0)
    }

    @Test func saysWhichAddressItCannotListenOn() throws {
        let workspace = try Workspace()
        let first = try Self.serve("--metrics-listen", "127.0.0.1:0", "--format", "json", in: workspace)
        let url = try #require(try JSONParser.parse(first.outputSoFar())["metrics"]?.stringValue)
        let address = url.dropFirst("http://".count).prefix { $0 != "/" }
        let second = try hashferry(
            "serve", "--database", "other.sqlite", "--port", "0", "--metrics-listen", String(address), in: workspace)
        #expect(second.status == 3)
        #expect(second.talk.contains("cannot listen on \(address) for the metrics: the port is in use"), "\(second)")
        #expect(second.talk.contains("--metrics-listen"))
        first.signal(SIGTERM)
        #expect(try first.wait().status == 0)
    }

    @Test(arguments: ["9090", "::1:9090", "localhost", ":99999"]) func refusesAnAddressThatIsNone(_ text: String) throws
    {
        let run = try hashferry("serve", "--metrics-listen", text)
        #expect(run.status == 2)
        #expect(run.talk.contains("127.0.0.1:9090, [::1]:9090 or :9090"), "\(run)")
    }

    @Test func everyLineOfTheLogIsAnObjectWhereItIsToBeJSON() throws {
        let workspace = try Workspace()
        let command = try Self.serve("--log-level", "trace", "--log-format", "json", in: workspace)
        command.signal(SIGTERM)
        let run = try command.wait()
        #expect(run.status == 0)
        #expect(run.talkLines.count > 5)
        for line in run.talkLines {
            let object = try JSONParser.parse(line)
            #expect(object["time"]?.stringValue?.hasSuffix("Z") == true)
            #expect(object["level"]?.stringValue != nil && object["message"]?.stringValue != nil)
            #expect(object["metadata"]?.objectValue != nil)
        }
        let stopped = try #require(
            try run.talkLines.map { try JSONParser.parse($0) }.first { $0["message"] == "stopped" })
        #expect(stopped["metadata"]?["reason"] == "asked to")
        #expect(stopped["metadata"]?["calls"] == 0)
    }
}
