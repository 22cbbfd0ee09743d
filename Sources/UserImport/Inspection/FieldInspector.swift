internal import PasswordHashing

/// Decides what the fields of a file mean, from their names and from what its first rows have in them.
///
/// Runs once, before anything is written. It never guesses in silence: a field that seems to hold hashes and is not read
/// stops the run, and so does one that holds hashes and something else.
struct FieldInspector {
    private let tallies: [FieldTally]
    private let options: SourceOptions
    /// What a field is called in this kind of file: column or field.
    private let word: String
    /// What each field is read as: one that the caller maps twice has two uses.
    private var uses: [[FieldUse]]
    private var ignored: Set<Int> = []
    private var notices: [String] = []

    /// Decides about the fields of a file.
    /// - Throws: where a field holds hashes and is not read or holds other texts as well, where the map or the list of
    ///   ignored fields names what is not there, where two fields would be one, and where no field is known.
    static func map(
        _ tallies: [FieldTally], options: SourceOptions, word: String
    ) throws(SourceError) -> FieldMap {
        var inspector = FieldInspector(tallies: tallies, options: options, word: word)
        try inspector.takeOrders()
        try inspector.takeOwnNames()
        try inspector.judgePasswords()
        inspector.takeSynonyms()
        try inspector.takeHashes()
        inspector.takeStates()
        try inspector.requireIdentity()
        try inspector.refuseUnreadHashes()
        inspector.noteDjango()
        return inspector.result()
    }

    private init(tallies: [FieldTally], options: SourceOptions, word: String) {
        (self.tallies, self.options, self.word) = (tallies, options, word)
        uses = Array(repeating: [], count: tallies.count)
    }

    private func result() -> FieldMap {
        let names = Set(tallies.map(\.normalized))
        let email = index(of: .field(.email)).map { tallies[$0] }
        return FieldMap(
            uses: uses, ignored: ignored, notices: notices,
            phonesAreInternational: names.isSuperset(of: ["instanceid", "encryptedpassword", "rawusermetadata"]),
            hasApostrophes: email.map { $0.count > 0 && $0.apostropheCount == $0.count } ?? false,
            ownScheme: isDjango ? SchemeName(.djangoPBKDF2) : nil)
    }

    /// Whether it is the table of Django's users: every such model has these two columns (AbstractBaseUser,
    /// PermissionsMixin), and no other system's table has both.
    private var isDjango: Bool { Set(tallies.map(\.leaf)).isSuperset(of: ["lastlogin", "issuperuser"]) }

    /// Says whose hashes of two systems are taken to be.
    private mutating func noteDjango() {
        guard isDjango, options.scheme == nil, let index = index(of: .field(.hash)),
            tallies[index].formats.keys.contains(where: { $0.hasPrefix("Django PBKDF2") })
        else { return }
        notices.append(
            "the \(place) has the \(word)s of Django's users: what Django and Clerk write alike is read as Django's "
                + "(--scheme clerk-pbkdf2 if it is Clerk's)")
    }
}

// MARK: What the caller and the names say

extension FieldInspector {
    /// Takes `--map` and `--ignore`.
    private mutating func takeOrders() throws(SourceError) {
        for (name, field) in options.columns.sorted(by: { $0.key < $1.key }) {
            guard let use = FieldNames.own[FieldNames.normalized(name)] else {
                throw SourceError(
                    "the map names a field that is not known\(ShownName.isName(name) ? ": \(name)" : "")",
                    hint: "fields: \(FieldNames.mappable.joined(separator: ", "))")
            }
            guard case .field(let target, _) = use, target.isJoined, field.hasPrefix("!") else {
                uses[try index(of: field, for: "the map of \(use.name)")].append(use)
                continue
            }
            uses[try index(of: String(field.dropFirst()), for: "the map of \(use.name)")]
                .append(.field(target, isInverted: true))
        }
        try requireDistinct()
        for field in options.ignored {
            let index = try index(of: field, for: "--ignore")
            let name = tallies[index].name
            // What lies within is left out with it.
            for inner in tallies.indices where inner == index || tallies[inner].lies(within: name) {
                uses[inner] = []
                ignored.insert(inner)
            }
        }
    }

    private func index(of name: String, for what: String) throws(SourceError) -> Int {
        var indices = tallies.indices.filter { tallies[$0].name == name }
        if indices.isEmpty {
            let normalized = FieldNames.normalized(name)
            indices = tallies.indices.filter { tallies[$0].normalized == normalized }
        }
        guard let index = indices.first else {
            throw SourceError("\(what) names a \(word) that is not in the \(place)", hint: list)
        }
        guard indices.count == 1 else {
            throw SourceError(
                "\(what) names a \(word) that the \(place) has twice (\(places(indices)))",
                hint: "give the \(word)s different names")
        }
        return index
    }

    /// Takes the fields that have a field's own name.
    private mutating func takeOwnNames() throws(SourceError) {
        let taken = Array(uses.joined())
        for index in free {
            guard let use = FieldNames.own[tallies[index].normalized], !taken.contains(where: use.fills),
                use.isGroup || !tallies[index].isContainer
            else { continue }
            uses[index] = [use]
        }
        try requireDistinct()
    }

    /// Two columns of one field are one too many; members of JSON may have other names in other rows, and a row that has
    /// both is rejected by itself.
    private func requireDistinct() throws(SourceError) {
        guard word == "column" else { return }
        for use in uses.joined() where use.isSingle {
            let same = uses.indices.filter { uses[$0].contains(where: use.fills) }
            guard same.count == 1 else {
                throw SourceError(
                    "the \(place) has two \(word)s for \(use.name) (\(places(same)))",
                    hint: "say which one is meant: --map \(use.name)=\(word.uppercased()), or --ignore the other")
            }
        }
    }

    /// Gives each field that is still missing the first of its other names that has values.
    private mutating func takeSynonyms() {
        for (use, names) in FieldNames.synonyms where !isTaken(use) {
            let candidates = names.compactMap { name in
                free.first { tallies[$0].normalized == name && !tallies[$0].isContainer }
            }
            if let index = candidates.first(where: { tallies[$0].count > 0 }) ?? candidates.first {
                uses[index] = [use]
            }
        }
    }

    /// Who was blocked stays blocked: every field that says so is read.
    private mutating func takeStates() {
        for index in free {
            let tally = tallies[index]
            if let use = FieldNames.states[tally.normalized] {
                // A field of the same meaning that the caller has mapped is meant alone.
                if !options.columns.keys.contains(where: {
                    FieldNames.own[FieldNames.normalized($0)]?.fills(use) ?? false
                }) {
                    uses[index] = [use]
                }
            } else if FieldNames.stateWords.contains(tally.normalized), tally.count > 0 {
                if tally.stateCount * 2 >= tally.count {
                    uses[index] = [.field(.disabled)]
                } else if tally.numberCount > 0, !isTaken(.field(.disabled)) {
                    notices.append(
                        "\(shown(index)) has numbers, which mean one thing here and the opposite there: it is not read. "
                            + "--map disabled=\(tally.name) where 1 means blocked, --map 'disabled=!\(tally.name)' where 1 "
                            + "means active")
                }
            }
        }
    }

    /// A file in which nothing says who the users are is not what it was taken for.
    private func requireIdentity() throws(SourceError) {
        guard uses.contains(where: { !$0.isEmpty }) else {
            throw SourceError(
                "no \(word) of the \(place) holds a known field. \(list)",
                hint:
                    "say which \(word) holds which field: --map email=\(word.uppercased()) --map hash=\(word.uppercased())"
            )
        }
    }
}

// MARK: What the values say

extension FieldInspector {
    /// A field named password holds passwords or hashes: its values tell, unless the caller has.
    private mutating func judgePasswords() throws(SourceError) {
        // A declared scheme settles what bare digests are.
        let isDeclared = options.scheme != nil || index(of: .field(.scheme)).map { tallies[$0].count > 0 } ?? false
        guard !options.plainPasswords, let index = index(of: .field(.password)) else { return }
        let tally = tallies[index]
        switch PasswordVerdict(tally) {
        case .undecided where isDeclared && tally.otherCount == 0: readAsHash(index)
        case .passwords: break
        case .passwordsWithDigests(let count):
            notices.append(
                "\(shown(index)) is read as passwords; \(count) of \(tally.count) look like digests in hex or base64")
        case .hashes:
            let other = self.index(of: .field(.hash))
            if let other, tallies[other].count > 0 {
                remove(.field(.password), from: index)
            } else {
                if let other { remove(.field(.hash), from: other) }
                readAsHash(index)
            }
        case .mixed:
            throw SourceError(
                "\(shown(index)) holds hashes, \(tally.formatList), and other texts (\(tally.otherCount))",
                hint: choice(index, "hash")
                    + ", \(choice(index, "password")) --plain-passwords if they all are passwords")
        case .undecided:
            throw SourceError(
                "\(shown(index)) may hold hashes: \(tally.digestCount) of \(tally.count) values are hex or base64 of a "
                    + "digest's length",
                hint: choice(index, "hash") + " if they are hashes, --plain-passwords if they are passwords")
        }
    }

    /// Takes the hash from where other systems keep it, where no field of our own names has it.
    private mutating func takeHashes() throws(SourceError) {
        let holders = uses.indices.filter { uses[$0].contains(.field(.hash)) || uses[$0].contains(.field(.password)) }
        guard !holders.contains(where: { tallies[$0].count > 0 || isMapped($0) }) else { return }
        let candidates = free.filter { index in
            let tally = tallies[index]
            guard tally.count > 0, tally.containerCount == 0, tally.isTopLevel else { return false }
            if CredentialNames.hashes.contains(tally.normalized) { return true }
            return CredentialNames.either.contains(tally.normalized) && PasswordVerdict(tally) == .hashes
        }
        // Of two nobody knows which: both are left, and stop the run.
        guard candidates.count == 1, let index = candidates.first else { return }
        for other in holders { uses[other].removeAll { $0 == .field(.hash) || $0 == .field(.password) } }
        readAsHash(index)
    }

    private mutating func readAsHash(_ index: Int) {
        remove(.field(.password), from: index)
        uses[index].append(.field(.hash))
        let formats = tallies[index].formatList
        let way = tallies[index].strongCount == 0 && tallies[index].digestCount > 0
        notices.append(
            "\(shown(index)) is read as the hash" + (formats.isEmpty ? "" : ": \(formats)")
                + (way ? " (--plain-passwords if they are passwords)" : ""))
    }

    /// Stops where a field seems to hold hashes and is not read.
    private func refuseUnreadHashes() throws(SourceError) {
        let unread = free.compactMap { index in finding(index).map { (index, $0) } }
        guard !unread.isEmpty else { return }
        let what = unread.map { index, finding in "\(shown(index)) \(finding), and is not read" }
        let ways = unread.map { index, _ in
            let tally = tallies[index]
            let name = argument(index)
            if tally.isInArray || tally.isContainer { return "--ignore \(name)" }
            if CredentialNames.salts.contains(tally.leaf) { return "--map option.salt=\(name) or --ignore \(name)" }
            if self.index(of: .field(.hash)) != nil {
                return "--ignore \(name), or --map hash=\(name) if it is this one"
            }
            let mayBePasswords = tally.strongCount == 0 && tally.digestCount == 0
            return "--map hash=\(name)" + (mayBePasswords ? ", --map password=\(name)" : "") + " or --ignore \(name)"
        }
        throw SourceError(what.joined(separator: "; "), hint: ways.joined(separator: "; "))
    }

    /// Why a field that is not read must not be left out in silence; nil where it may.
    private func finding(_ index: Int) -> String? {
        let tally = tallies[index]
        guard tally.count > 0 else { return nil }
        if tally.isContainer {
            guard CredentialNames.structured.contains(tally.leaf), !isUsedWithin(index) else { return nil }
            return "holds credentials"
        }
        let isOther = CredentialNames.isOtherSecret(tally.leaf)
        if !isOther, tally.strongCount > 0 || PasswordVerdict(tally) == .hashes {
            return "holds hashes: \(tally.formatList)" + (tally.strongCount < tally.count ? ", of \(tally.count)" : "")
        }
        if CredentialNames.isWatched(tally.leaf) || CredentialNames.structured.contains(tally.leaf) {
            return "holds passwords or hashes, by its name"
        }
        return CredentialNames.salts.contains(tally.leaf) && isSaltNeeded ? "holds salts, by its name" : nil
    }

    /// Whether the caller has said of something within a group what becomes of it.
    private func isUsedWithin(_ index: Int) -> Bool {
        tallies.indices.contains { inner in
            tallies[inner].lies(within: tallies[index].name) && (!uses[inner].isEmpty || ignored.contains(inner))
        }
    }

    /// Whether the hashes that are read could have their salt beside them: those in a format of their own do not.
    private var isSaltNeeded: Bool {
        guard let index = index(of: .field(.hash)) ?? index(of: .field(.password)) else { return true }
        return tallies[index].digestCount + tallies[index].otherCount > 0
    }
}

// MARK: Words and places

extension FieldInspector {
    private var free: [Int] { uses.indices.filter { uses[$0].isEmpty && !ignored.contains($0) } }

    private func isTaken(_ use: FieldUse) -> Bool { uses.joined().contains(where: use.fills) }

    private func index(of use: FieldUse) -> Int? { uses.firstIndex { $0.contains(use) } }

    private mutating func remove(_ use: FieldUse, from index: Int) { uses[index].removeAll { $0 == use } }

    /// Where the fields have their names.
    private var place: String { word == "column" ? "header" : "file" }

    private func isMapped(_ index: Int) -> Bool {
        options.columns.values.contains { FieldNames.normalized($0) == tallies[index].normalized }
    }

    private func shown(_ index: Int) -> String {
        "\(word) \(ShownName.quoted(tallies[index].name, otherwise: "number \(index + 1)"))"
    }

    /// The name as an argument of the shell, or its kind where it may be a value of somebody's.
    private func argument(_ index: Int) -> String {
        let name = tallies[index].name
        guard ShownName.isName(name) else { return word.uppercased() }
        return name.utf8.allSatisfy { $0 == 0x2E || $0 == 0x5F || $0 == 0x2D || isAlphanumeric($0) }
            ? name : "'\(name)'"
    }

    private func isAlphanumeric(_ byte: UInt8) -> Bool {
        (byte &- 0x30) < 10 || ((byte | 0x20) &- 0x61) < 26
    }

    private func choice(_ index: Int, _ field: String) -> String { "--map \(field)=\(argument(index))" }

    private func places(_ indices: [Int]) -> String {
        "\(word)s " + indices.map { String($0 + 1) }.joined(separator: " and ")
    }

    /// The fields found; without their names where nothing proves that they are names and not a user's data.
    private var list: String {
        let names = tallies.map(\.name)
        guard names.allSatisfy({ $0.isEmpty || ShownName.isName($0) }), names.contains(where: { !$0.isEmpty }) else {
            return "The first row looks like data: a header row with the names of the \(word)s is required"
        }
        guard names.contains(where: { FieldNames.own[FieldNames.normalized($0)] != nil }) || word == "field" else {
            return "The first row must be a header with the names of the \(names.count) \(word)s"
        }
        return "\(word.prefix(1).uppercased() + word.dropFirst())s found: \(names.joined(separator: ", "))"
    }
}
