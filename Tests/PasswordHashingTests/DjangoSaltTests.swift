import PasswordHashing
import Testing

/// Django and Clerk both write `pbkdf2_sha256$`: what the text decides, and what it cannot.
@Suite struct DjangoSaltTests {
    private static let digest = String(repeating: "A", count: 43) + "="

    private func identified(_ salt: String, _ digest: String = digest) -> Identification {
        SchemeRegistry.standard.identify(StoredHash("pbkdf2_sha256$1000$\(salt)$\(digest)"))
    }

    /// Of all lengths of Django's alphabet only multiples of four can be whole bytes in base 64.
    @Test func aSaltOfDjangosIsCertainBySomeLengths() {
        let letters = "abcdefghijklmnopqrstuvwxyzABCDEF"
        for count in 1...32 {
            let found = identified(String(letters.prefix(count)))
            if count.isMultiple(of: 4) {
                #expect(
                    found
                        == .possible(
                            schemes: [.djangoPBKDF2, .clerkPBKDF2], names: ["django-pbkdf2", "clerk-pbkdf2"]))
            } else {
                #expect(found == .certain(.djangoPBKDF2), "\(count)")
            }
        }
    }

    @Test(arguments: ["NaCl+/==", "AAAA====", "NaCl=", "AB==", "AAF=", "saltsal!"])
    func whatNoEncoderWritesIsDjangos(_ salt: String) {
        // The first has bits that the padding leaves over.
        #expect(identified(salt) == .certain(.djangoPBKDF2))
    }

    @Test(arguments: ["AA==", "AAE=", "+/+/", "NaClNaCl"]) func whatAnEncoderWritesIsOpen(_ salt: String) {
        #expect(identified(salt) != .certain(.djangoPBKDF2))
        #expect(identified(salt) != .certain(.clerkPBKDF2))
    }

    @Test func anotherLengthOfDigestIsClerks() {
        #expect(identified("NaClNaCl", String(repeating: "A", count: 64)) == .certain(.clerkPBKDF2))
        #expect(identified("NaClNaCl", String(repeating: "A", count: 22) + "==") == .certain(.clerkPBKDF2))
    }
}
