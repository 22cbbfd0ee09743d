import PasswordHashing
import Testing
import UserImport

/// Stytch's users, and its file of hashes in the shapes that it comes in.
@Suite struct StytchSourceTests {
    private static let users =
        #"[{"user_id":"user-test-1","emails":[{"email":"a@example.com","verified":true}],"#
        + #""untrusted_metadata":{},"password":{"password_id":"p","requires_reset":false}}]"#
    private static let row =
        "user-test-1,uiOC_BwbKta9R9QL6Ss6KTDpCcULh9_zhObl5j4398M=,BbV-sGQqUIX1NwE6uqtSITv4fa1iMw==,scrypt,project-test-1\n"
    private static let header = "id,hash,salt,hash_method,project_id\n"

    private func read(with hashes: String) -> SourceReading {
        var options = SourceOptions()
        options.companion = CompanionFile(bytes: Array(hashes.utf8))
        return SourceReading(StytchSource.self, Self.users, options: options)
    }

    @Test func takesTheCostsFromAboveTheRows() throws {
        let lines =
            "Scrypt cost parameters:\nN: 1 << 14\nr = 16 // blocks\nscryptPParameter = 2\nscryptKeyLengthParameter = 32;\n\n"
        let reading = read(with: lines + Self.header + Self.row)
        let stored = try #require(reading.records.first??.stored)
        #expect(stored.declaredScheme == .stytchScrypt)
        #expect(stored.options.cpu == 16384 && stored.options.memory == 16 && stored.options.parallel == 2)
        #expect(reading.notices.isEmpty)
    }

    /// The usual costs are not written, as the scheme has them; that no file says them is said.
    @Test(arguments: ["", header]) func takesTheUsualCostsWhereNoneAreSaid(above: String) throws {
        let reading = read(with: above + Self.row)
        let stored = try #require(reading.records.first??.stored)
        #expect(stored.options.cpu == nil && stored.options.salt == "BbV-sGQqUIX1NwE6uqtSITv4fa1iMw==")
        #expect(reading.notices.contains { $0.contains("costs of scrypt") })
    }

    @Test(arguments: [
        "cost = many\n", "cost = 1 << 99\n", "cost = 1 << 2 << 3\n", "r = -1\n", "scryptPParameter: none\n",
    ])
    func refusesCostsThatAreNoNumbers(line: String) throws {
        let error = try #require(read(with: line + Self.header + Self.row).error)
        #expect(error.message.contains("--with") && error.message.contains("row 1"), "\(error.message)")
    }

    @Test func saysWhichMethodItDoesNotKnow() throws {
        for (method, code) in [
            ("rot_13", UncarriableReason.Code.unknownScheme), ("pbkdf_2", .unsupported), ("pbkdf2", .unsupported),
            ("sha_1", .unsupported), ("", .unknownScheme),
        ] {
            let reading = read(with: Self.row.replacing(",scrypt,", with: ",\(method),"))
            guard case .refused(let reason)? = reading.records.first??.credential else {
                Issue.record("\(method) was taken")
                continue
            }
            #expect(reason.code == code, "\(method)")
        }
    }

    @Test(arguments: ["user-test-1,only,three\n", header + "user-test-1,a,b,scrypt,project-test-1,more\n"])
    func refusesRowsOfOtherLengths(rows: String) throws {
        #expect(read(with: rows).error != nil)
    }

    /// The file of hashes alone has nobody's address.
    @Test func refusesTheHashesAlone() throws {
        let error = try #require(SourceReading(StytchSource.self, Self.header + Self.row).error)
        #expect(error.hint?.contains("--with") == true)
        var reader = ByteReader(bytes: Array(Self.row.utf8))
        #expect(try FileRecognition(of: &reader).source?.name == "stytch")
    }

    @Test func readsTheAnswerOfTheAPI() throws {
        let answer = #"{"request_id":"r","results":\#(Self.users),"results_metadata":{"total":1}}"#
        var reader = ByteReader(bytes: Array(answer.utf8))
        #expect(try FileRecognition(of: &reader).source?.name == "stytch")
        #expect(SourceReading(StytchSource.self, answer).records.first??.email == "a@example.com")
    }

    /// The manifest of a WorkOS package is not its users.
    @Test func refusesTheManifestOfAPackage() throws {
        let manifest = #"{"schemaVersion":1,"provider":"auth0","entitiesExported":{"users":1},"importability":{}}"#
        var reader = ByteReader(bytes: Array(manifest.utf8))
        #expect(try FileRecognition(of: &reader).source?.name == "workos")
        #expect(SourceReading(WorkOSSource.self, manifest).error?.message.contains("users.csv") == true)
    }
}
