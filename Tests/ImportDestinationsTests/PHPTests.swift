import AppwriteUsers
import Foundation
import ImportDestinations
import JSONText
import PasswordHashing
import Testing
import UserImport

/// PHP itself, whose `password_verify` stands behind the endpoints for Argon2 and bcrypt.
private enum PHP {
    static let path = "/usr/bin/php"
    static let isThere = FileManager.default.isExecutableFile(atPath: path)

    /// Whether each password is that of the hash beside it.
    static func verifies(_ pairs: [(password: String, hash: String)]) throws -> [Bool] {
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: path)
        process.arguments = [
            "-r",
            "foreach (json_decode(stream_get_contents(STDIN)) as $c) echo password_verify($c[0], $c[1]) ? '1' : '0';",
        ]
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
        let list = JSONValue.array(pairs.map { .array([.string($0.password), .string($0.hash)]) })
        try input.fileHandleForWriting.write(contentsOf: Data(list.jsonText.utf8))
        try input.fileHandleForWriting.close()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return answer.map { $0 == UInt8(ascii: "1") }
    }
}

/// What is sent is verified by the program that will verify it.
@Suite(.enabled(if: PHP.isThere, "php is not installed"))
struct PHPTests {
    @Test func verifiesWhatGoesBehindItsPasswordVerify() throws {
        var target = AppwriteTarget()
        (target.allowsCompatible, target.upgradesWeakArgon2) = (true, true)
        let vectors =
            ReencodingCase.all.map(\.vector) + AppwriteTargetTests.crypt + [
                SchemeVector(.sha256Crypt, "rounds-999"), SchemeVector(.sha512Crypt, "rounds-0"),
                SchemeVector(.md5Crypt, "salt-nine"), SchemeVector(.bcrypt, "2x-utf8"),
                SchemeVector(.argon2, "reference-i-v16-m256-t2-p1"),
            ]
        for planner in [AppwritePlanner(), AppwritePlanner(target: target)] {
            var pairs: [(password: String, hash: String)] = []
            for vector in vectors {
                switch try planner.plan(.sample(.stored(vector.stored))).create?.credential {
                case .argon2(let hash)?, .bcrypt(let hash)?: pairs.append((vector.password, hash))
                default: break
                }
            }
            #expect(pairs.count > 10)
            #expect(try PHP.verifies(pairs) == pairs.map { _ in true })
            #expect(try PHP.verifies(pairs.map { ("!" + $0.password, $0.hash) }) == pairs.map { _ in false })
        }
    }
}
