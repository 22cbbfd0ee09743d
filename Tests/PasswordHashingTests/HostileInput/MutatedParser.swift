import PasswordHashing
import PasswordHashingTesting
import Testing

/// A parser of hashes, with the vectors that are changed: a scheme, or one of its named templates.
struct MutatedParser: Sendable, CustomTestStringConvertible {
    let name: String
    let answers: [KnownAnswer]

    var testDescription: String { name }

    static let all: [MutatedParser] = {
        let matches = KnownAnswers.all.filter { $0.expect == .match }
        let named = Dictionary(grouping: matches) { answer in
            guard answer.scheme == .digestTemplate else { return answer.scheme.name }
            let hash = try? SchemeRegistry.standard.parse(answer.stored) as? TemplatedDigest
            return hash?.name ?? answer.scheme.name
        }
        return named.map { MutatedParser(name: $0.key, answers: $0.value) }.sorted { $0.name < $1.name }
    }()
}
