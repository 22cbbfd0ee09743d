import Foundation
import Testing

@testable import AppwriteUsers

/// Asks PHP itself about the table's addresses, so that the table stays what it says it is.
@Suite("E-mail table against PHP")
struct EmailAgainstPHPTests {
    private static let php = ["/usr/bin/php", "/usr/local/bin/php"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test(.enabled(if: php != nil, "php is not installed"))
    func phpStillAnswersAsTheTableSays() throws {
        let php = try #require(Self.php)
        let script = """
            foreach (json_decode(stream_get_contents(STDIN)) as $address)
                echo filter_var($address, FILTER_VALIDATE_EMAIL) !== false ? '1' : '0';
            """
        let addresses = EmailTable.accepted + EmailTable.rejected
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: php)
        process.arguments = ["-r", script]
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: JSONEncoder().encode(addresses))
        try input.fileHandleForWriting.close()
        let answers = try #require(try output.fileHandleForReading.readToEnd())
        process.waitUntilExit()
        let expected =
            String(repeating: "1", count: EmailTable.accepted.count)
            + String(repeating: "0", count: EmailTable.rejected.count)
        #expect(String(decoding: answers, as: UTF8.self) == expected)
    }
}
