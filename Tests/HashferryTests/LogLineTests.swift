import AppwriteUsers
import JSONText
import Logging
import Testing

@testable import hashferry

/// One line a line, whatever is said.
@Suite struct LogLineTests {
    private func text(
        _ format: LogLine.Format, _ message: String, _ metadata: Logger.Metadata = [:]
    ) -> String {
        LogLine(
            time: Timestamp(milliseconds: 1_795_858_406_123), level: .info, message: message, metadata: metadata
        ).text(format)
    }

    @Test func aLineOfTextIsReadable() {
        #expect(
            text(.text, "log-in refused", ["reason": "invalid", "address": "203.0.113.7", "empty": "", "two": "a b"])
                == "2026-11-28T09:33:26.123Z info log-in refused address=203.0.113.7 empty=\"\" reason=invalid two=\"a b\"\n"
        )
    }

    @Test func aLineOfJSONIsAnObject() throws {
        let line = text(
            .json, "answered",
            [
                "status": .stringConvertible(200), "seconds": .stringConvertible(0.5), "a": ["x", "y\"z"],
                "b": ["c": "d"],
            ])
        #expect(
            line == #"{"time":"2026-11-28T09:33:26.123Z","level":"info","message":"answered","#
                + #""metadata":{"a":["x","y\"z"],"b":{"c":"d"},"seconds":0.5,"status":200}}"# + "\n")
        #expect(try JSONParser.parse(line)["metadata"]?["status"] == 200)
    }

    static let hostile = [
        "a\nb", "a\r\n2026-11-28T09:33:26.123Z info log-in refused address=1.2.3.4", "a\u{2028}b", "a\u{85}b",
        "a\u{1B}[2Jb", "a\u{202E}b", "a\u{0}b", "a\" injected=\"yes", "a\\", "a=b", "\u{7F}\u{9B}", "é\u{E0001}",
    ]

    @Test(arguments: hostile) func nothingEndsALineOrAddsToIt(_ value: String) throws {
        for message in [value, "plain"] {
            let metadata: Logger.Metadata = ["agent": "\(value)", "zzz": "end"]
            let plain = text(.text, message, metadata)
            #expect(plain.hasSuffix(" zzz=end\n"))
            #expect(plain.dropLast().unicodeScalars.allSatisfy(Self.isHarmless), "\(plain)")
            // Read as a shell would: the value is one word, and no other one came into being.
            let pairs = plain.matches(of: /[ ]([a-z]+)=("(?:[^"\\]|\\.)*"|[^ "\\=]*)(?=[ \n])/).map { String($0.1) }
            if message == "plain" { #expect(pairs == ["agent", "zzz"]) }
            let json = text(.json, message, metadata)
            #expect(json.dropLast().unicodeScalars.allSatisfy(Self.isHarmless), "\(json)")
            let parsed = try JSONParser.parse(json)
            #expect(parsed["message"] == .string(message))
            #expect(parsed["metadata"] == ["agent": .string(value), "zzz": "end"])
        }
    }

    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}
