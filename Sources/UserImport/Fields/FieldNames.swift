internal import PasswordHashing

/// The names under which files keep the fields of a user: our own, and those that common systems write.
///
/// Names are compared without the case of letters and without `_`, `-` and spaces. Of the other systems' names a field
/// takes the first that the file has, and only where the field's own name is not there.
enum FieldNames {
    /// A name without what authors vary.
    static func normalized(_ name: String) -> String {
        name.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " }
    }

    /// The names that always mean their field, normalized.
    static let own: [String: FieldUse] = {
        var names: [String: FieldUse] = ["options": .options]
        for field in UserField.allCases { names[normalized(field.spelling)] = .field(field) }
        for option in HashOptions.Name.known {
            names[normalized("option.\(option.text)")] = .option(option)
            names[normalized("options.\(option.text)")] = .option(option)
        }
        return names
    }()

    /// Every name that `--map` takes.
    static let mappable =
        UserField.allCases.map(\.spelling) + HashOptions.Name.known.map { "option.\($0.text)" }

    /// What other systems call a field, normalized, the surer first: Supabase, Laravel, Django, WordPress, ASP.NET
    /// Identity, Keycloak, MongoDB, Auth0 and Clerk, as their exports have it.
    static let synonyms: [(use: FieldUse, names: [String])] = [
        (.field(.id), ["_id", "_id.$oid", "uid", "userid", "useruuid", "uuid"].map(normalized)),
        (.field(.email), ["emailaddress", "useremail", "primaryemailaddress", "primaryemail", "mail"]),
        (
            .field(.phone),
            [
                "phonenumber", "primaryphonenumber", "mobilephone", "mobile", "phonemobile", "telephonenumber",
                "telephone",
            ]
        ),
        (.field(.name), ["displayname", "fullname"]),
        (
            .field(.emailVerified),
            [
                "emailconfirmedat", "emailverifiedat", "emailconfirmed", "isemailverified", "confirmedat",
                "useremailauthenticated",
            ]
        ),
        (
            .field(.phoneVerified),
            ["phoneconfirmedat", "phoneverifiedat", "phonenumberverified", "phonenumberconfirmed", "isphoneverified"]
        ),
        (
            .field(.createdAt),
            ["datejoined", "userregistered", "userregistration", "registeredat", "createdtimestamp", "created"]
        ),
    ]

    /// What says that a user may not log in, or that they may.
    static let states: [String: FieldUse] = {
        var states: [String: FieldUse] = [:]
        for name in [
            "blocked", "isblocked", "banned", "isbanned", "banneduntil", "isdisabled", "suspended", "islocked",
        ] {
            states[name] = .field(.disabled)
        }
        for name in ["enabled", "isenabled", "active", "isactive"] {
            states[name] = .field(.disabled, isInverted: true)
        }
        for name in ["deletedat", "isdeleted"] { states[name] = .field(.deleted) }
        for name in ["isanonymous", "isguest"] { states[name] = .field(.anonymous) }
        return states
    }()

    /// What says in a word what state a user is in; its numbers mean one thing here and the opposite there.
    static let stateWords: Set<String> = ["status", "userstatus", "accountstatus", "state"]
}
