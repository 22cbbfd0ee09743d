internal import Foundation
internal import PasswordHashing
internal import UserImport

/// Something to do next: a sentence, and the command that does it.
struct CensusAdvice {
    let text: String
    var command: CommandText?

    /// The sentence and the command as one line, for reports.
    var line: String { command.map { "\(text) \($0.line)" } ?? text }
}

extension Census {
    /// What to do next, in order; nothing where all is done.
    var advice: [CensusAdvice] {
        guard end == .complete else { return [goingOn] }
        var steps = [undeclared, looksLikeHash, compatible, lists, rejects, resets, unusedConflicts, remoteConflicts]
        steps += [deleted, anonymous, fieldProblems, isPlan ? startingImport : checkingLogin]
        return steps.compactMap(\.self)
    }

    private var isPlan: Bool { if case .plan = subject.destination { true } else { false } }

    private var isRemote: Bool { if case .service = subject.destination { true } else { false } }

    /// The command again over the whole file; a journal would end it at once, or be that of another import.
    private var again: CommandText { subject.command.without("--journal").without(flag: "--resume") }

    private var goingOn: CensusAdvice {
        guard subject.hasJournal else {
            let text = "Run the same command again. Users who are there already stay as they are:"
            return CensusAdvice(text: text, command: subject.command)
        }
        return CensusAdvice(text: "Go on where this run ended:", command: subject.command)
    }

    /// The lists that were not asked for and would have something to say.
    private var lists: CensusAdvice? {
        guard !isPlan else { return nil }
        let missing = missingLists
        guard !missing.isEmpty else { return nil }
        let words = missing.map(\.purpose).formatted(.list(type: .and).locale(Locale(identifier: "en")))
        let command = missing.reduce(again) { $0.with($1.option, $1.file) }
        return CensusAdvice(text: "Write down \(words). Nothing else changes:", command: command)
    }

    private var missingLists: [(purpose: String, option: String, file: String)] {
        var lists: [(String, String, String)] = []
        if subject.files.rejects == nil, summary[.isNotImported] > 0 {
            lists.append(("who was not imported and why", "--rejects", fileName("rejects", ending: rejectsEnding)))
        }
        if subject.files.resets == nil, resetCount > 0 {
            lists.append(("who needs a new password", "--resets", fileName("resets", ending: "jsonl")))
        }
        if subject.files.idMap == nil, summary.mappedIDs > 0 {
            lists.append(("which id became which", "--id-map", fileName("ids", ending: "jsonl")))
        }
        return lists
    }

    private var resetCount: Int { summary.lostPasswords + summary.withoutWayIn + summary[.needsSetting] }

    private var rejects: CensusAdvice? {
        guard let rejects = subject.files.rejects, summary[.isNotImported] > 0, !isPlan else { return nil }
        let count = summary[.isNotImported].counted("row")
        let command = again.without("--from").with("--from", subject.sourceName)
            .with("--rejects", fileName("rejects", ending: rejectsEnding)).reading(rejects, insteadOf: subject.file)
        return CensusAdvice(
            text: "Correct the \(count) in \(rejects): the line above each says what is wrong. Then import them:",
            command: command)
    }

    private var resets: CensusAdvice? {
        guard let resets = subject.files.resets, resetCount > 0, !isPlan else { return nil }
        let setting =
            summary[.needsSetting] == 0
            ? "" : " Where the reason is a setting, it is the destination's operator who has something to do."
        let text = "Ask the \(resetCount.counted("user")) in \(resets) to choose a new password.\(setting)"
        return CensusAdvice(text: text)
    }

    private var undeclared: CensusAdvice? {
        let codes: [UncarriableReason.Code] = [.undeclared]
        guard count(of: codes) > 0 else { return nil }
        let first = isRemote ? "Delete those users, because no call adds a hash to a user who exists. Then say" : "Say"
        return CensusAdvice(
            text: "\(first) of which kind the undeclared hashes are, if you know it, \(undeclaredName) for example:",
            command: again.with("--scheme", undeclaredName))
    }

    /// The first of the names that the most frequent undeclared hashes could be declared with.
    private var undeclaredName: String {
        let reasons = summary.reasons.map { CensusReason($0.key, count: $0.value) }
            .filter { $0.kind == .uncarriable(.undeclared) }
            .sorted { ($1.count, $0.detail) < ($0.count, $1.detail) }
        let words = reasons.flatMap { $0.detail.split { $0 == " " || $0 == "," } }.map { String($0) }
        return words.first { SchemeName($0) != nil } ?? "md5"
    }

    private var looksLikeHash: CensusAdvice? {
        guard count(of: [.looksLikeHash]) > 0 else { return nil }
        return CensusAdvice(
            text: "If the texts that look like hashes are the passwords themselves, say so:",
            command: again.with(flag: "--plain-passwords"))
    }

    private var compatible: CensusAdvice? {
        guard summary.reasons.keys.contains(where: { $0.contains("--allow-compatible") }) else { return nil }
        return CensusAdvice(
            text: "If you trust what the destination does not document, send the hashes of crypt(3), too:",
            command: again.with(flag: "--allow-compatible"))
    }

    private func count(of codes: [UncarriableReason.Code]) -> Int {
        summary.reasons.map { CensusReason($0.key, count: $0.value) }
            .filter { if case .uncarriable(let code) = $0.kind { codes.contains(code) } else { false } }
            .reduce(0) { $0 + $1.count }
    }

    /// The conflicts of a hash that is another one than the user has.
    private var hashConflicts: [CensusReason] {
        summary.reasons.map { CensusReason($0.key, count: $0.value) }
            .filter { $0.kind == .conflict && $0.detail.hasPrefix("hash ") }
    }

    private var unusedConflicts: CensusAdvice? {
        // The store tells those that nobody has used from the others.
        guard hashConflicts.contains(where: { $0.detail.contains("--replace-unused") }) else { return nil }
        return CensusAdvice(
            text: "Replace the hashes that an earlier import brought and that nobody has used since:",
            command: again.with(flag: "--replace-unused"))
    }

    private var remoteConflicts: CensusAdvice? {
        guard !hashConflicts.isEmpty, case .service(let endpoint, let project, let keyFile) = subject.destination
        else { return nil }
        let base = endpoint.hasSuffix("/") ? String(endpoint.dropLast()) : endpoint
        let key = "\"X-Appwrite-Key: $(cat \(CommandText.quoted(keyFile)))\""
        let command = CommandText([
            "curl", "--request", "DELETE", "--header", "X-Appwrite-Project: \(project)", "\(base)/users/USER_ID",
        ]).followed(by: "--header \(key)")
        return CensusAdvice(
            text: "No call changes the hash of a user who exists. To replace it, delete the user, then import again:",
            command: command)
    }

    private var deleted: CensusAdvice? {
        guard summary.deleted > 0 else { return nil }
        let text = "If you want the \(summary.deleted.counted("user")) whom the source has deleted, too:"
        return CensusAdvice(text: text, command: again.with(flag: "--include-deleted"))
    }

    private var anonymous: CensusAdvice? {
        guard summary.anonymous > 0 else { return nil }
        let text = "If you want the \(summary.anonymous.counted("guest")), too:"
        return CensusAdvice(text: text, command: again.with(flag: "--include-anonymous"))
    }

    private var fieldProblems: CensusAdvice? {
        guard !summary.fieldProblems.isEmpty, subject.files.fieldProblems == nil else { return nil }
        return CensusAdvice(
            text: "List the fields that were left out, by user:",
            command: again.with("--field-problems", fileName("fields", ending: "jsonl")))
    }

    private var startingImport: CensusAdvice? {
        guard summary.rows > 0 else { return nil }
        let command = missingLists.reduce(forImport.named("import")) { $0.with($1.option, $1.file) }
        return CensusAdvice(text: "Import the file, when this is what you expect:", command: command)
    }

    /// The command without what only a plan has, and without what only a service takes where the import that is advised goes
    /// into a database.
    private var forImport: CommandText {
        let command = again.without("--to").without(flag: "--check-destination")
        guard command.value(of: "--endpoint") == nil else { return command }
        return TargetArguments.names.flags.reduce(command.without(TargetArguments.names.option)) {
            $0.without(flag: $1)
        }
    }

    private var checkingLogin: CensusAdvice? {
        guard summary[.keepsPassword] > 0, case .database(let path) = subject.destination else { return nil }
        let policy = PolicyArguments.names.flatMap { name in
            subject.command.value(of: name).map { [name, $0] } ?? []
        }
        return CensusAdvice(
            text: "Check with one password that you know that it still logs its user in:",
            command: CommandText([subject.command.words[0], "login", "--database", path] + policy + ["EMAIL"]))
    }
}

extension Census {
    private var rejectsEnding: String {
        if let ending = ["yml", "yaml"].first(where: { subject.file.lowercased().hasSuffix(".\($0)") }) {
            return ending
        }
        if subject.hasHeader { return "csv" }
        return ["csv", "tsv", "txt"].first { subject.file.lowercased().hasSuffix(".\($0)") } ?? "jsonl"
    }

    /// A name for a file that is not there yet, beside the export: `users.csv` gives `users.rejects.csv`.
    private func fileName(_ kind: String, ending: String) -> String {
        let name = subject.file == "-" ? "users" : URL(filePath: subject.file).lastPathComponent
        let stem = name.split(separator: ".").first.map { String($0) } ?? name
        let folder = subject.file.hasSuffix(name) ? String(subject.file.dropLast(name.count)) : ""
        let names = sequence(first: 1) { $0 + 1 }.lazy.map { number in
            "\(folder)\(stem).\(kind)\(number == 1 ? "" : "-\(number)").\(ending)"
        }
        let isFree = { (path: String) in
            !FileManager.default.fileExists(atPath: path) && !subject.command.mentions(path)
        }
        return names.first(where: isFree) ?? "\(kind).\(ending)"
    }
}
