import AppwriteHashes
import AppwriteUsers
import Foundation
import ImportDestinations
import JSONText
import PasswordHashing
import PasswordVerification
import Testing
import UserImport
import UserStorage

/// A vector that matches, of a hash that takes a part of a second at most.
struct MatchingVector: Sendable {
    let testDescription: String
    let password: [UInt8]
    let stored: StoredHash

    static let all: [MatchingVector] = {
        do {
            return try SchemeRegistry.standard.schemes.flatMap(read)
        } catch {
            fatalError("Vectors cannot be read: \(error)")
        }
    }()

    private static func read(_ scheme: Scheme) throws -> [MatchingVector] {
        var root = URL(filePath: #filePath).resolvingSymlinksInPath()
        while !FileManager.default.fileExists(atPath: root.appending(path: "Vectors").path()) {
            precondition(root.path() != "/", "no folder Vectors above \(#filePath)")
            root.deleteLastPathComponent()
        }
        let file = root.appending(path: "Vectors/schemes/\(scheme.name).json")
        let cases = try JSONParser.parse(Array(Data(contentsOf: file)))["cases"]?.arrayValue ?? []
        let vectors = try cases.filter { $0["expect"] == "match" }.compactMap { try vector($0, scheme) }
        let cheap = try vectors.filter { try milliseconds($0) <= 8 }
        // And one of those that take longer, which may be all that an endpoint takes.
        return cheap + (try vectors.filter { try 8..<500 ~= milliseconds($0) }.prefix(1))
    }

    private static func vector(_ value: JSONValue, _ scheme: Scheme) throws -> MatchingVector? {
        guard let id = value["id"]?.stringValue, let hash = value["stored"]?["hash"]?.stringValue else { return nil }
        let password =
            value["password"]?.stringValue.map { Array($0.utf8) }
            ?? bytes(hex: value["passwordHex"]?.stringValue ?? "")
        // Declared, as an export says it: what is merely possible is never carried.
        let options = try value["stored"]?["options"].map { try HashOptions(json: $0) } ?? HashOptions()
        var stored = StoredHash(hash, options: options)
        let name = value["stored"]?["scheme"]?.stringValue.flatMap { SchemeName($0) }
        try stored.declare(name ?? SchemeName(scheme))
        return MatchingVector(testDescription: "\(scheme.name)/\(id)", password: password, stored: stored)
    }

    private static func milliseconds(_ vector: MatchingVector) throws -> Double {
        try SchemeRegistry.standard.parse(vector.stored).cost.estimatedMilliseconds
    }

    private static func bytes(hex text: String) -> [UInt8] {
        let digits = text.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}

@Suite struct CarriedHashTests {
    /// One that the Users API's endpoints take, as the store has always kept it.
    private static let ofEndpoints: Set<Scheme> = [.argon2, .bcrypt, .md5, .phpass, .scrypt, .scryptModified, .sha]

    /// Those whose hashes an endpoint takes in another form, and verifies.
    private static let reencoded: Set<Scheme> = [
        .keycloakArgon2, .magentoArgon2, .werkzeugScrypt, .djangoScrypt, .betterAuthScrypt, .supabaseFirebase,
        .kratosFirebase, .clerkFirebase, .logtoFirebase, .superTokensFirebase, .workOSFirebase,
    ]

    /// The promise of the whole: nothing is sent that would be stored and never verified.
    @Test func whatIsCarriedStillVerifies() throws {
        var carried: Set<Scheme> = []
        for vector in MatchingVector.all where !Self.isLeftToTheDestination(vector) {
            let plan = try AppwritePlanner().plan(.full("u1", .stored(vector.stored)))
            guard plan.route == .carried || plan.route.isReencoded else { continue }
            // What the service stores of the call.
            let stored = try #require(plan.create.flatMap { StoredHash($0.credential) })
            try check(stored, vector, plan.route)
            carried.insert(try #require(vector.stored.declaredScheme))
        }
        #expect(carried.isSuperset(of: Self.ofEndpoints))
        #expect(Self.reencoded.subtracting(carried).isEmpty, "\(Self.reencoded.subtracting(carried))")
    }

    /// Every hash that verifies is kept, whatever the scheme, and its owner logs in; read from a file as an export has it.
    @Test func theStoreKeepsWhateverVerifies() async throws {
        try await withStore { store, _ in
            let vectors = MatchingVector.all.filter(Self.isKept)
            let lines = vectors.enumerated().map { index, vector in vector.line(id: "u\(index)") }
            let source = try SourceReader(
                JSONLinesSource.self, reading: ByteReader(bytes: Array(lines.joined(separator: "\n").utf8)),
                options: SourceOptions())
            let rows = PlannedRows(source: source, planner: StorePlanner())
            var plans: [StorePlan] = []
            while let row = try rows.next() { plans.append(try row.decision.get()) }
            #expect(plans.count == vectors.count)
            for (plan, vector) in zip(plans, vectors) {
                #expect(plan.route == .carried || plan.route.isReencoded, "\(vector.testDescription): \(plan.route)")
            }
            #expect(try await StoreDestination(store: store).apply(plans) == plans.map { _ in .created })
            // Again: nothing is to be done.
            #expect(try await StoreDestination(store: store).apply(plans) == plans.map { _ in .unchanged })
            for (index, vector) in vectors.enumerated() {
                let kept = try #require(try await store.user(id: "u\(index)")?.password)
                if let found = plans[index].kept { #expect(kept == found, "\(vector.testDescription)") }
                try check(kept, vector, plans[index].route)
            }
            try await logIn(vectors, to: store)
        }
    }

    /// A few users of every scheme, through the operation that the service and the command line share.
    private func logIn(_ vectors: [MatchingVector], to store: UserStore) async throws {
        let login = PasswordLogin(store: store, verifier: .cheap)
        var counts: [Scheme: Int] = [:]
        for (index, vector) in vectors.enumerated() {
            let scheme = try #require(vector.stored.declaredScheme)
            counts[scheme, default: 0] += 1
            guard counts[scheme, default: 0] <= 5 else { continue }
            // Some are stored in another scheme's form.
            let kept = try #require(try await store.user(id: "u\(index)")?.password?.declaredScheme)
            for (isRenewed, expected) in [(false, kept), (true, .argon2)] {
                let outcome = try await login(
                    email: "u\(index)@example.com", password: Password(copying: vector.password.span))
                guard case .success(let user, expected, let renewal) = outcome else {
                    Issue.record("\(vector.testDescription): \(outcome)")
                    continue
                }
                #expect(isRenewed == (renewal == .notNeeded) || kept == .argon2, "\(vector.testDescription)")
                #expect(user.password?.declaredScheme == .argon2)
            }
        }
    }

    /// Whether the store is to keep a hash: not clear text, not what the policy leaves out, and no NUL, at which SQLite ends
    /// a text.
    /// What the destination verifies as its writer did, or its owner in another spelling, and the form that it stores does
    /// not say: PHP ends a password at a NUL, and the package django-scrypt took white space off.
    private static func isLeftToTheDestination(_ vector: MatchingVector) -> Bool {
        let spaces: Set<UInt8> = [0x20, 0x09, 0x0A, 0xE3]
        let hasSpaces = [vector.password.first, vector.password.last].contains { $0.map(spaces.contains) ?? false }
        return vector.stored.options.names.contains { $0.text == "dialect" }
            || vector.stored.declaredScheme == .djangoScryptPackage && hasSpaces
    }

    private static func isKept(_ vector: MatchingVector) -> Bool {
        guard let hash = try? SchemeRegistry.standard.parse(vector.stored) else { return false }
        return AcceptedSchemes.users.accepts(hash) && !vector.stored.hash.utf8.contains(0)
    }

    private func check(_ carried: StoredHash, _ vector: MatchingVector, _ route: CarryRoute) throws {
        if route == .carried {
            #expect(carried.hash == vector.stored.hash, "\(vector.testDescription)")
        } else {
            #expect(carried != vector.stored, "\(vector.testDescription)")
        }
        let verifier = BlockingVerifier(policy: VerificationPolicy(schemes: .users))
        let right = try verifier.verify(Password(copying: vector.password.span), against: carried)
        #expect(right.verdict != .mismatch, "\(vector.testDescription)")
        // At its beginning every scheme reads a password; some take none over 511 bytes.
        let wrong = Array("z!".utf8) + vector.password
        guard wrong.count <= 511 else { return }
        // By the bug of $2x$ passwords collide; a user's name may fill what bcrypt reads.
        let nameCount = carried.options.text(.user)?.utf8.count ?? 0
        guard !carried.hash.hasPrefix("$2x$"), nameCount < 64 else { return }
        let verdict = try verifier.verify(Password(copying: wrong.span), against: carried).verdict
        #expect(verdict == .mismatch, "\(vector.testDescription)")
    }
}

extension MatchingVector {
    /// The vector as a row of a JSON Lines export.
    fileprivate func line(id: String) -> String {
        var row: JSONObject = [
            "id": .string(id), "email": .string("\(id)@example.com"), "hash": .string(stored.hash),
            "scheme": .string(stored.declaredScheme?.name ?? ""),
        ]
        if !stored.options.isEmpty { row["options"] = .object(stored.options.json) }
        return JSONValue.object(row).jsonText
    }
}

extension CarryRoute {
    fileprivate var isReencoded: Bool { if case .reencoded = self { true } else { false } }
}
