import PasswordHashing
import PasswordVerification

/// Parameters that cost a tenth of a millisecond.
let cheap = Argon2.Parameters(memory: 64, iterations: 2, parallelism: 1)

extension VerificationPolicy {
    /// A policy whose own hashes are cheap.
    static let cheap = VerificationPolicy(
        preferred: .argon2(PasswordVerificationTests.cheap), schemes: .all)
}

/// Stored hashes of the password `appwrite`, and others by their shape alone.
enum Samples {
    static let password = "appwrite"
    static let md5 = StoredHash("144fa7eaa4904e8ee120651997f70dcc", declaredScheme: .md5)
    static let argon2i = StoredHash(
        "$argon2i$v=19$m=20,t=3,p=2$YXBwd3JpdGU$A/54i238ed09ZR4NwlACU5XnkjNBZU9QeOEuhjLiexI")
    static let phpass = StoredHash("$P$Br387rwferoKN7uwHZqNMu98q3U8RO.")
    /// crypt_blowfish's self-test: the password `U*U`.
    static let bcrypt = StoredHash("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")
    /// libxcrypt: the password `U*U`. crypt(3) takes no password of more than 511 bytes.
    static let sha512Crypt = StoredHash(
        "$6$rounds=1000$saltsalt$l84csH6FGDsQqdN3SOkyxPFMWvgXXKuUjAjalWtOHQLR1D5dow1NXUBo0d2zfg1eoNSOT8I16pbQ77P4XYEzX."
    )

    /// Three texts that stand in hashes below, and that no error may repeat.
    static let salt = "c2VjcmV0U2FsdA"
    static let digest = "ZGlnZXN0RGlnZXN0ZGlnZXN0RGlnZXN0ZGlnZXN0ISE"
    static let typed = "correct horse"

    static func argon2(_ head: String) -> StoredHash { StoredHash("$\(head)$\(salt)$\(digest)") }
}

extension BlockingVerifier {
    /// The verdict on a text.
    func verdict(_ password: String, _ stored: StoredHash) throws(VerificationError) -> Verdict {
        try verify(Password(password), against: stored).verdict
    }
}
