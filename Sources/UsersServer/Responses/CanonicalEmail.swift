/// The address under which a provider knows a mailbox, whatever it ignores in the one that was given (Users API,
/// identifiers: canonical fields).
enum CanonicalEmail {
    static func of(_ email: String) -> String {
        guard let at = email.lastIndex(of: "@") else { return email }
        var local = String(email[..<at])
        let domain = String(email[email.index(after: at)...])
        guard let provider = providers.first(where: { $0.domains.contains(domain) }) else { return email }
        switch provider.rule {
        case .dotsAndTag: local = local.prefix { $0 != "+" }.filter { $0 != "." }
        case .tag: local = String(local.prefix { $0 != "+" })
        case .lastHyphen: local = local.lastIndex(of: "-").map { String(local[..<$0]) } ?? local
        case .domainOnly: break
        }
        return local.isEmpty ? email : "\(local)@\(provider.canonical)"
    }

    private enum Rule {
        case dotsAndTag, tag, lastHyphen, domainOnly
    }

    private static let providers: [(canonical: String, rule: Rule, domains: Set<String>)] = [
        ("gmail.com", .dotsAndTag, ["gmail.com", "googlemail.com"]),
        (
            "outlook.com", .tag,
            [
                "outlook.com", "hotmail.com", "live.com", "msn.com", "hotmail.co.uk", "live.co.uk", "outlook.fr",
                "hotmail.fr",
            ]
        ),
        ("icloud.com", .tag, ["icloud.com", "me.com", "mac.com"]),
        (
            "yahoo.com", .lastHyphen,
            ["yahoo.com", "ymail.com", "rocketmail.com", "yahoo.co.uk", "yahoo.fr", "yahoo.de"]
        ),
        ("protonmail.com", .domainOnly, ["protonmail.com", "proton.me", "pm.me"]),
        ("fastmail.com", .domainOnly, ["fastmail.com", "fastmail.fm"]),
        ("walla.co.il", .domainOnly, ["walla.co.il", "walla.com"]),
    ]
}
