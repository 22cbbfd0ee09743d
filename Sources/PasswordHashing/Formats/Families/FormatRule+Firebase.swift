extension FormatRule {
    /// Firebase's modified scrypt, as other systems write it once they have taken it over.
    static let firebase: [FormatRule] = [
        FormatRule(
            "supabase-firebase", "Firebase scrypt as Supabase keeps it ($fbscrypt$)", leads: "$fbscrypt$",
            patterns: [["v=1,", .parameters(4...300), "$", .base64(1...128), "$", .base64(1...256)]]),
        FormatRule(
            "kratos-firebase", "Firebase scrypt as Ory Kratos keeps it ($firescrypt$)", leads: "$firescrypt$",
            patterns: [["ln=", .parameters(1...100), .run(.phcFields, 1...1024)]]),
        FormatRule(
            "supertokens-firebase", "Firebase scrypt as SuperTokens keeps it ($f_scrypt$)", leads: "$f_scrypt$",
            patterns: [[.run(.phcFields, 8...1024)]]),
        FormatRule(
            "workos-firebase-keyed", "Firebase scrypt as WorkOS's tools wrote it", leads: "$firebase-scrypt$",
            patterns: [["hash=", .run(.phcFields, 8...1024)]]),
        FormatRule(
            "workos-firebase", "Firebase scrypt as WorkOS takes it", leads: "$firebase-scrypt$",
            patterns: [["v=", .digits(1...3), "$", .parameters(4...300), "$", .base64(1...128), "$", .base64(1...256)]]),
        FormatRule(
            "clerk-firebase", "Firebase scrypt as Clerk keeps it", leads: "",
            patterns: [
                [
                    .base64(40...128), "$", .base64(4...128), "$", .base64(40...128), "$", .base64(0...64), "$",
                    .digits(1...3), "$", .digits(1...3),
                ]
            ]),
        FormatRule(
            "logto-firebase", "Firebase scrypt as Logto keeps it", leads: "[\"firebase-scrypt\",", patterns: [[.rest]]),
        FormatRule(
            "logto-pbkdf2", "PBKDF2 as Logto keeps it", scheme: .pbkdf2PHC, leads: "[\"pbkdf2\",",
            patterns: [[.rest]], wrapping: .logto),
        FormatRule(
            "logto-digest", "A digest as Logto keeps it", scheme: .digestTemplate,
            leads: ["md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3-256", "sha3-512", "ripemd160"]
                .map { "[\"\($0)\"," },
            patterns: [[.rest]], wrapping: .logto),
    ]
}
