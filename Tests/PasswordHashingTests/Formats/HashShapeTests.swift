import Foundation
import PasswordHashing
import Testing

@Suite struct HashShapeTests {
    /// What people type, and what generators make: none of it looks like a hash.
    static let passwords = [
        "Welcome1", "Welcome2024!", "Welcome$2024", "hunter22", "correct horse battery staple", "pass:123",
        "pass:word:123",
        "user:5f4dcc3b", "!x", "!password", "*star*", "**", "$money$", "$1$million", "$6$pack", "$P$retty",
        "$2b$or$not$2b$",
        "$a$b$c", "{hello}world", "{noopener}", "{}", "{\"a\":1}", "word$word$word", "sha1$and$salt", "md5$my$password",
        "bcrypt$tastic", "pbkdf2_sha256$rocks", "scrypt:me:up", ":A:better:world", ":smile:", "123456", "0000",
        "1234567890123456",
        "12345678901234567890123456789012", "d41d8cd98f00b204", "deadbeefdeadbeefdeadbeefdeadbee",
        "0123456789abcdef0123456789abcdef0", "550e8400-e29b-41d4-a716-446655440000", "ada@example.com", "p@ssw0rd",
        "0xdeadbeef",
        "md5isbroken", "qX7kZmP2vT9sBwR4", "qX7kZmP2vT9sBwR4nL8c", "qX7kZmP2vT9sBwR4nL8cYd1f",
        "qX7kZmP2vT9sBwR4nL8cYd1fGh3jKm5p",
        "qX7-kZ_mP2vT9sBwR4nL8c", "nFNh2CVHVjNldFVKDHDlm4", "ABEiM0RVZneImaq7zN3u_w", "пароль123", "パスワード", "pässwörd",
        " ",
        "  spaced out  ", "tab\tbed", "line\nbreak", "NULL", "null", "true", "😀😀😀😀", "a", "", "\"quoted\"", "it's",
        "<script>",
        "awscognito", "AQAAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA!", "_J9..rasm", "salt:pepper", "1:2:3",
        "https://example.com/a?b=c:d$e",
    ]

    @Test(arguments: passwords) func whatPeopleTypeIsNoHash(password: String) {
        let shape = HashShape(of: password)
        #expect(shape == .other, "\(shape)")
    }

    @Test(arguments: ["*", "!", "!!", "x", "*0", "*1", "NP", "*LK*", " * "]) func marksAreMarks(text: String) {
        #expect(HashShape(of: text) == .mark)
    }

    @Test func digestsAreOnlyDigests() {
        #expect(HashShape(of: "8fe4c11451281c094a6578e6ddbf5eed") == .digest(byteCount: 16))
        #expect(HashShape(of: "8FE4C11451281C094A6578E6DDBF5EED") == .digest(byteCount: 16))
        #expect(HashShape(of: "1a91d62f7ca67399625a4368a6ab5d4a3baa6073") == .digest(byteCount: 20))
        #expect(HashShape(of: "MMlS+rEiw/l1nwKm2Vw3WLJGtP7iOZV7LU/uRuJhcMQ=") == .digest(byteCount: 32))
        #expect(HashShape(of: "X03MO1qnZdYdgyfeuILPmQ==") == .digest(byteCount: 16))
        #expect(HashShape(of: "W6ph5Mm5Pz8GggiULbPgzG37mj8=") == .digest(byteCount: 20))
    }

    /// Real texts of other systems, and the name that each has here.
    static let named: [(String, String)] = [
        ("$wp$2y$04$UnR2WmQL394exqcitXMOJ.zL8yFch2nolBgdGLfFJelYwxk4ao7BC", "wordpress-bcrypt"),
        (
            "argon2$argon2id$v=19$m=64,t=1,p=1$2s5hEzzQXoRS2a6WFufvVA$dh1Rl2MO0JOTGRA/IQTSeYy3Tk9msPNK6XhCCqtWsgo",
            "django-argon2"
        ),
        ("bcrypt$$2b$04$Aa0cLExqcEKxwfSGHMhIgupKTOfJJRbJ9F7x3WjO9TYE/6Lds6DTa", "django-bcrypt"),
        ("bcrypt_sha256$$2b$04$Aa0cLExqcEKxwfSGHMhIgupKTOfJJRbJ9F7x3WjO9TYE/6Lds6DTa", "django-bcrypt-sha256"),
        ("pbkdf2_sha256$10$QzhQRlH6a1VW$/oTBbCyr4EZUiPeXC8EEbwhzznJ91EXAqksssIp/7dM=", "django-pbkdf2-sha256"),
        ("md5$kMPpnRSg4P9n$986aa235bac8651997ca612571b15ab2", "django-md5"),
        ("!aBcDaBcDaBcDaBcDaBcDaBcDaBcDaBcDaBcDaBcD", "django-unusable"),
        ("{noop}secret", "spring-noop"), ("{SSHA}pt4wzAp2O+/1BEyXGCPMwgpYG/dmbO29", "ldap-ssha"),
        ("{MD5}{salt}8591dd4b19d7880e0e0fc18b6f00130c", "spring-digest"),
        ("{SHA}GpHWL3ymc5liWkNopqtdSjuqYHM=", "ldap-sha"),
        ("{sha256}abababababababababababababababababababababababababababababababababababababababab", "spring-standard"),
        ("$1$Zs8/7iFA$zT1CUsOuDPANbf7kEgODx0", "md5-crypt"), ("$apr1$ZbF47O.9$kRC2yUp5xSOgyQodmRe7c.", "apr1"),
        ("$5$rounds=1000$D/k3ZPmlAbj.LIkC$7Z2L3a840e/jOXqJczgmM.oQPabCONcChnX7mA2i1t3", "sha256-crypt"),
        ("$pbkdf2-sha256$10$lLKWMqY0BmDMWav1PqdUyg$E7Hou/RlwyWz7PT4kpQst2oZlKdmusRVMJlkBAQfo4g", "pbkdf2-modular"),
        ("$S$DvQI6Y600iNeXRIeEMF94Y6FvN8nujJcEDTCP9nS5.i38jnEKuDR", "drupal7"),
        ("*D821809F681A40A6E379B50D0463EFAE20BDD122", "mysql41"),
        ("55e70b9971d050fe8f7455eb551189cf:salt", "hex-colon-salt"),
        ("21baed949b716c49cbf7d8fe79412f1dc104745650a32081ae0be0b967aeb7f3:salt:1", "magento"),
        ("\" $2b$04$Aa0cLExqcEKxwfSGHMhIgupKTOfJJRbJ9F7x3WjO9TYE/6Lds6DTa\n\"", "bcrypt"),
        (
            "!$6$rounds=1000$uTcpfZPKXo1fx5M3$k3MxLlDd2Atfkn/z1TRH0Y.fQc4X9PbRBERa3CSl.JneinwMIBLpIAC496OdptKEnwgEVcYJs4jFPSfIXTm1c/",
            "locked-sha512-crypt"
        ),
    ]

    @Test(arguments: named) func hashesOfOtherSystemsAreNamed(text: String, name: String) {
        guard case .format(let format) = HashShape(of: text) else {
            Issue.record("\(name) is not named: \(HashShape(of: text))")
            return
        }
        #expect(format.name == name)
        #expect(!format.title.isEmpty && !format.advice.isEmpty)
    }

    /// Whatever the bytes, there is an answer, and no trap.
    @Test func everyCutOfEveryTextHasAnAnswer() {
        for (text, _) in Self.named {
            let bytes = Array(text.utf8)
            for cut in bytes.indices { _ = HashShape(of: String(decoding: bytes[..<cut], as: UTF8.self)) }
            for cut in bytes.indices { _ = HashShape(of: String(decoding: bytes[cut...], as: UTF8.self)) }
        }
    }
}
