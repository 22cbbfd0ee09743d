internal import PasswordHashing
internal import UserImport

/// A part of a census: a title, and lines with or without a number.
struct CensusSection {
    struct Line {
        var count: Int?
        let text: String
        var details: [Line] = []
    }

    let title: String
    let lines: [Line]
}

extension Census {
    /// The sections that have something to say, the most important first.
    var sections: [CensusSection] {
        [
            outcomes, lostPasswords, notImported, leftBehind, routes, atRisk, schemes, strengths, clearText,
            leftOutFields, lostFields, notes,
        ].filter { !$0.lines.isEmpty }
    }

    private var reasons: [CensusReason] { summary.reasons.map { CensusReason($0.key, count: $0.value) } }

    private var outcomes: CensusSection {
        CensusSection(
            title: "At the destination",
            lines: Self.lines([
                ("created", summary.created), ("there already, unchanged", summary.unchanged),
                ("there already, given the password now", summary.passwordsAdded),
                ("there already, with the password replaced", summary.passwordsReplaced),
                ("with an id that had to be changed, because the destination does not take it", summary.mappedIDs),
            ]))
    }

    private var lostPasswords: CensusSection {
        let lines = UncarriableReason.Code.allCases.compactMap { code -> CensusSection.Line? in
            let matching = reasons.filter { $0.kind == .uncarriable(code) }
            let count = matching.reduce(0) { $0 + $1.count }
            guard count > 0 else { return nil }
            return CensusSection.Line(
                count: count, text: code.plainText, details: code.saysAll ? [] : Self.details(matching))
        }
        return CensusSection(
            title: "Why \(summary.lostPasswords.counted("password")) cannot be carried", lines: Self.sorted(lines))
    }

    private var notImported: CensusSection {
        let count = summary[.isNotImported]
        var lines: [CensusSection.Line] = []
        func add(_ singular: String, _ plural: String, _ matching: [CensusReason]) {
            let count = matching.reduce(0) { $0 + $1.count }
            guard count > 0 else { return }
            let text = count == 1 ? singular : plural
            lines.append(CensusSection.Line(count: count, text: text, details: Self.details(matching)))
        }
        let conflicts = reasons.filter { $0.kind == .conflict }
        add(
            "user exists already with other data", "users exist already with other data",
            conflicts.filter { !$0.isAboutAnother })
        add(
            "user has what another user has already", "users have what another user has already",
            conflicts.filter { $0.isAboutAnother })
        add("row was rejected", "rows were rejected", reasons.filter { $0.kind == .rejected })
        if summary.skipped > 0 {
            let text = "left out by --on-uncarriable skip, because the password cannot be carried"
            lines.append(CensusSection.Line(count: summary.skipped, text: text))
        }
        let verb = count == 1 ? "user is" : "users are"
        return CensusSection(title: "Why \(count.grouped) \(verb) not imported", lines: lines)
    }

    private var leftBehind: CensusSection {
        CensusSection(
            title: "Left behind on purpose",
            lines: Self.lines([
                ("deleted at the source", summary.deleted), ("a guest at the source", summary.anonymous),
            ]))
    }

    private var routes: CensusSection {
        var lines = Self.lines([("hash as it stands in the file", summary.routes["carried"] ?? 0)])
        let others: [(route: String, kind: CensusReason.Kind, text: String)] = [
            ("reencoded", .reencoded, "hash written in another form, without loss"),
            ("compatible", .compatible, "hash that is verified, though the destination does not document it"),
            ("needs-setting", .needsSetting, "hash that is of no use before the destination is given"),
        ]
        for other in others {
            guard let count = summary.routes[other.route] else { continue }
            let details = Self.details(reasons.filter { $0.kind == other.kind })
            lines.append(CensusSection.Line(count: count, text: other.text, details: details))
        }
        lines += Self.lines([
            ("password itself, which the destination hashes", summary.routes["plain"] ?? 0)
        ])
        return CensusSection(title: "How the passwords are carried", lines: lines)
    }

    /// A line for each risk, in words.
    private var atRisk: CensusSection {
        let words: [(PasswordRisks, String)] = [
            (.length, "if the password has under 8 or over 256 bytes: the destination takes none such"),
            (.rules, "if the destination has rules for new passwords that this one breaks"),
            (
                .personalData,
                "if the destination forbids personal data in passwords: the user's is in the text that is sent"
            ),
            (.breached, "if the destination refuses passwords that were published, and this one was"),
            (.unicodeForm, "if the password is typed in another form of Unicode than the source made of it"),
            (.trimmed, "if the password has white space at an end, which the source took off"),
            (.over72Bytes, "if the password has over 72 bytes, and the source did not cut it there"),
        ]
        let lines = words.flatMap { risk, text in
            risk.names.compactMap { name in
                summary.atRisk[name].map { CensusSection.Line(count: $0, text: text) }
            }
        }
        return CensusSection(title: "Carried, but may not log in", lines: lines)
    }

    private var schemes: CensusSection {
        CensusSection(title: "Kinds of hash", lines: Self.lines(summary.schemes.map { ($0.key, $0.value) }))
    }

    private var strengths: CensusSection {
        let words: [(HashStrength, String)] = [
            (.broken, "broken: most passwords can be guessed in no time"), (.weak, "weak: cheap to guess"),
            (.adequate, "adequate: below today's minimum"), (.strong, "strong"),
        ]
        var lines = words.compactMap { strength, text in
            summary.strengths[strength.rawValue].map { CensusSection.Line(count: $0, text: text) }
        }
        let isWeak = [HashStrength.broken, .weak].contains { summary.strengths[$0.rawValue] != nil }
        if isWeak, case .database = subject.destination {
            lines.append(
                CensusSection.Line(
                    text: "A weak or broken hash is replaced by a strong one when its user next logs in."))
        }
        return CensusSection(title: "Strength of the carried hashes", lines: lines)
    }

    private var clearText: CensusSection {
        let text = "readable in the file, for whoever has it"
        return CensusSection(title: "Passwords in clear text", lines: Self.lines([(text, summary.clearText)]))
    }

    private var leftOutFields: CensusSection {
        CensusSection(
            title: "Optional fields that were left out, because they cannot be taken as they are",
            lines: Self.mostFrequent(Self.lines(summary.fieldProblems.map { ($0.key, $0.value) })))
    }

    private var lostFields: CensusSection {
        CensusSection(
            title: "Fields that the destination has no place for, by the number of users",
            lines: Self.lines(summary.lostFields.map { ($0.key, $0.value) }))
    }

    private var notes: CensusSection {
        CensusSection(title: "Notes", lines: notices.map { CensusSection.Line(text: $0) })
    }
}

extension Census {
    /// How many of many details are shown; the report has them all.
    private static let maximumDetailCount = 8

    private static func lines(_ counts: [(String, Int)]) -> [CensusSection.Line] {
        sorted(counts.filter { $0.1 > 0 }.map { CensusSection.Line(count: $0.1, text: $0.0) })
    }

    private static func sorted(_ lines: [CensusSection.Line]) -> [CensusSection.Line] {
        lines.sorted { ($1.count ?? 0, $0.text) < ($0.count ?? 0, $1.text) }
    }

    /// The details of reasons; a single one needs no number of its own.
    private static func details(_ reasons: [CensusReason]) -> [CensusSection.Line] {
        let lines = lines(reasons.map { ($0.detail, $0.count) })
        return lines.count == 1 ? lines.map { CensusSection.Line(text: $0.text) } : mostFrequent(lines)
    }

    /// The first lines, and how many more there are.
    private static func mostFrequent(_ lines: [CensusSection.Line]) -> [CensusSection.Line] {
        guard lines.count > maximumDetailCount else { return lines }
        let rest = lines.dropFirst(maximumDetailCount)
        let text = "others, for \(rest.count.counted("more reason")); --report FILE lists them all"
        return lines.prefix(maximumDetailCount)
            + [CensusSection.Line(count: rest.reduce(0) { $0 + ($1.count ?? 0) }, text: text)]
    }
}
