import PasswordHashing
import Testing

@Suite struct StrengthTests {
    private static let tail = String(repeating: ".", count: 53)

    @Test(arguments: [
        ("04", HashStrength.weak), ("07", .weak), ("08", .adequate), ("09", .adequate), ("10", .strong),
        ("15", .strong),
    ])
    func bcryptIsAsStrongAsItsCost(cost: String, strength: HashStrength) throws {
        for variant in ["2a", "2b", "2y"] {
            let hash = try SchemeRegistry.standard.parse(StoredHash("$\(variant)$\(cost)$\(Self.tail)"))
            #expect(hash.strength == strength)
        }
        #expect(try SchemeRegistry.standard.parse(StoredHash("$2x$\(cost)$\(Self.tail)")).strength == .weak)
    }
}
