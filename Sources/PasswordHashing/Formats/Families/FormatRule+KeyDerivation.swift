extension FormatRule {
    /// Argon2 and scrypt.
    static let keyDerivation: [FormatRule] = [
        FormatRule(
            "argon2", "Argon2", leads: "$argon2id$", "$argon2i$", "$argon2d$",
            patterns: [
                ["v=", .digits(1...3), "$", .parameters(3...200), .run(.phcFields, 0...1024)],
                ["m=", .parameters(1...200), .run(.phcFields, 1...1024)],
            ]),
        FormatRule(
            "scrypt-phc", "scrypt ($scrypt$)", leads: "$scrypt$",
            patterns: [[.parameters(3...100), .run(.phcFields, 1...1024)]]),
        FormatRule(
            "scrypt-crypt", "scrypt ($7$)", leads: "$7$",
            patterns: [[.crypt64(11...100), "$", .crypt64(43)]]),
        FormatRule(
            "scrypt-lambdaworks", "scrypt ($s0$)", leads: "$s0$",
            patterns: [[.hex(1...16), "$", .base64(1...128), "$", .base64(8...256)]]),
        FormatRule(
            "scrypt-libscrypt", "scrypt ($s1$)", leads: "$s1$",
            patterns: [[.hex(1...16), "$", .base64(1...128), "$", .base64(8...256)]]),
        FormatRule(
            "spring-scrypt", "Spring Security scrypt", leads: "$",
            patterns: [[.hex(4...16), "$", .base64(16...128), "$", .base64(16...256)]]),
        FormatRule(
            "spring-scrypt-prefixed", "Spring Security scrypt behind {scrypt}", scheme: .springScrypt,
            leads: "{scrypt}", "{scrypt@springsecurity_v5_8}",
            patterns: [["$", .hex(4...16), "$", .base64(16...128), "$", .base64(16...256)]], wrapping: .prefix),
        FormatRule(
            "ruby-scrypt", "scrypt of Ruby's gem", leads: "",
            patterns: [
                [
                    .hex(1...8), "$", .hex(1...8), "$", .hex(1...8), "$", .hex(16...128), "$", .hex(32...1024),
                ]
            ]),
        FormatRule(
            "werkzeug-scrypt", "Werkzeug scrypt", leads: "scrypt:",
            patterns: [
                [
                    .digits(1...12), ":", .digits(1...9), ":", .digits(1...9), "$", .salt(1...128), "$", .hex(32...256),
                ]
            ]),
        FormatRule(
            "django-scrypt", "Django scrypt", leads: "scrypt$",
            patterns: [
                [
                    .digits(1...12), "$", .salt(1...128), "$", .digits(1...9), "$", .digits(1...9), "$",
                    .base64(22...256),
                ]
            ]),
        FormatRule(
            "django-scrypt-package", "scrypt of the package django-scrypt", leads: "scrypt$",
            patterns: [
                [
                    .salt(1...128), "$", .digits(1...12), "$", .digits(1...9), "$", .digits(1...9), "$",
                    .digits(1...9), "$", .base64(22...256),
                ]
            ]),
        FormatRule(
            "scrypt-text", "scrypt with its salt before its costs",
            .unsupported(
                "no public system writes its fields in this order, so nothing confirms how it is computed: its owner needs a "
                    + "new password"), leads: "scrypt$",
            patterns: [
                [
                    .salt(1...128), "$", .digits(1...12), "$", .digits(1...9), "$", .digits(1...9), "$",
                    .base64(22...256),
                ]
            ]),
    ]
}
