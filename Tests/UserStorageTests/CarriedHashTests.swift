import Foundation
import JSONText
import PasswordHashing
import PasswordVerification
import Testing
import UserImport
import UserStorage

/// A vector that matches, of a hash that is cheap to compute.
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
        return try cases.filter { $0["expect"] == "match" }.compactMap { try vector($0, scheme) }
    }

    private static func vector(_ value: JSONValue, _ scheme: Scheme) throws -> MatchingVector? {
        guard let id = value["id"]?.stringValue, let hash = value["stored"]?["hash"]?.stringValue else { return nil }
        let password =
            value["password"]?.stringValue.map { Array($0.utf8) }
            ?? bytes(hex: value["passwordHex"]?.stringValue ?? "")
        // Declared, as an export says it: what is merely possible is never carried.
        let options = try value["stored"]?["options"].map { try HashOptions(json: $0) } ?? HashOptions()
        let stored = StoredHash(hash, options: options, declaredScheme: scheme)
        guard isCheap(try SchemeRegistry.standard.parse(stored)) else { return nil }
        return MatchingVector(testDescription: "\(scheme.name)/\(id)", password: password, stored: stored)
    }

    private static func isCheap(_ hash: any PasswordHash) -> Bool { hash.cost.estimatedMilliseconds <= 64 }

    private static func bytes(hex text: String) -> [UInt8] {
        let digits = text.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}

@Suite struct CarriedHashTests {
    /// The promise of the whole: nothing is sent that would be stored and never verified.
    @Test func whatIsCarriedStillVerifies() async throws {
        try await withStore { store, _ in
            var carried: [(id: String, vector: MatchingVector, route: CarryRoute)] = []
            var plans: [UserPlan] = []
            for (index, vector) in MatchingVector.all.enumerated() {
                let plan = try ImportPlanner().plan(.full("u\(index)", .stored(vector.stored)))
                guard plan.route == .carried || plan.route.isReencoded else { continue }
                carried.append(("u\(index)", vector, plan.route))
                plans.append(plan)
            }
            let outcomes = try await StoreDestination(store: store).apply(plans)
            #expect(outcomes == plans.map { _ in .created })
            for (id, vector, route) in carried {
                try check(try #require(try await store.user(id: id)?.password), vector, route)
            }
            #expect(Set(carried.compactMap(\.vector.stored.declaredScheme)) == Set(SchemeRegistry.standard.schemes))
        }
    }

    private func check(_ carried: StoredHash, _ vector: MatchingVector, _ route: CarryRoute) throws {
        if route == .carried {
            #expect(carried.hash == vector.stored.hash, "\(vector.testDescription)")
        } else {
            #expect(carried != vector.stored, "\(vector.testDescription)")
        }
        let right = try BlockingVerifier().verify(Password(copying: vector.password.span), against: carried)
        #expect(right.verdict != .mismatch, "\(vector.testDescription)")
        let wrong = vector.password + Array("x".utf8)
        let isBeyondTheEdge = carried.declaredScheme == .bcrypt && wrong.count > Bcrypt.passwordByteCount
        guard !isBeyondTheEdge else { return }
        let verdict = try BlockingVerifier().verify(Password(copying: wrong.span), against: carried).verdict
        #expect(verdict == .mismatch, "\(vector.testDescription)")
    }
}

extension CarryRoute {
    fileprivate var isReencoded: Bool { if case .reencoded = self { true } else { false } }
}
