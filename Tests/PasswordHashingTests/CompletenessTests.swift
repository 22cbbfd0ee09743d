import PasswordHashing
import PasswordHashingTesting
import Testing

@Suite struct CompletenessTests {
    @Test(arguments: SchemeRegistry.standard.schemes)
    func theTypeOfASchemeIsItsOwn(scheme: Scheme) {
        #expect(SchemeRegistry.standard.type(of: scheme)?.scheme == scheme)
        #expect(SchemeName(scheme.name)?.scheme == scheme)
    }

    @Test(arguments: SchemeRegistry.standard.schemes)
    func aSchemesVectorsHaveSourcesAndAMatch(scheme: Scheme) throws {
        let file = try #require(KnownAnswers.files.first { $0.scheme == scheme })
        #expect(!file.sources.isEmpty)
        #expect(file.sources.values.allSatisfy { !$0.title.isEmpty })
        #expect(file.vectors.contains { $0.expect == .match })
        #expect(file.vectors.contains { $0.expect == .mismatch })
        #expect(file.vectors.contains { $0.expect == .malformed })
    }

    @Test(arguments: SchemeRegistry.standard.schemes)
    func vectorNamesAreUnique(scheme: Scheme) throws {
        let file = try #require(KnownAnswers.files.first { $0.scheme == scheme })
        #expect(Set(file.vectors.map(\.id)).count == file.vectors.count)
    }

    @Test func everyVectorNamesItsSource() throws {
        for file in KnownAnswers.files {
            for answer in file.vectors {
                let source = try #require(file.sources[answer.source], "\(answer.description)")
                #expect(
                    source.kind == "specification" || source.kind == "independent implementation",
                    "\(answer.description)")
            }
        }
    }
}
