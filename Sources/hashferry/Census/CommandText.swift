/// A command line as it can be copied into a shell: the one that is running, or one made of it.
struct CommandText {
    /// The words, the program's name first.
    private(set) var words: [String]
    /// What stands behind the words, as it is: a redirection, or what the shell is to fill in.
    private var ending = ""

    /// The command line that is running.
    static var current: CommandText { CommandText(CommandLine.arguments) }

    init(_ words: [String]) {
        self.words = words.isEmpty ? ["hashferry"] : words
    }

    /// The same with another subcommand.
    func named(_ name: String) -> CommandText {
        var copy = self
        if copy.words.count > 1 { copy.words[1] = name }
        return copy
    }

    /// The same, reading another file.
    func reading(_ file: String, insteadOf old: String) -> CommandText {
        var copy = self
        if let index = words.dropFirst(2).firstIndex(of: old) { copy.words[index] = file }
        copy.ending = ""
        return copy
    }

    /// The same, reading a file that it did not name.
    func reading(_ file: String) -> CommandText {
        var copy = self
        if !words.dropFirst(2).contains(file) { copy.words.insert(file, at: min(2, words.count)) }
        return copy
    }

    /// The same with an option set to a value.
    func with(_ option: String, _ value: String) -> CommandText {
        var copy = without(option)
        copy.words += [option, value]
        return copy
    }

    /// The same with a flag.
    func with(flag: String) -> CommandText {
        var copy = without(flag: flag)
        copy.words.append(flag)
        return copy
    }

    /// The value of an option, the last where it stands more than once; nil where it does not stand there.
    func value(of option: String) -> String? {
        guard let index = words.lastIndex(where: { $0 == option || $0.hasPrefix("\(option)=") }) else { return nil }
        if words[index] != option { return String(words[index].dropFirst(option.count + 1)) }
        return index + 1 < words.count ? words[index + 1] : nil
    }

    /// The same without an option and its value.
    func without(_ option: String) -> CommandText {
        var copy = self
        while let index = copy.words.firstIndex(where: { $0 == option || $0.hasPrefix("\(option)=") }) {
            let last = copy.words[index] == option ? min(index + 1, copy.words.count - 1) : index
            copy.words.removeSubrange(index...last)
        }
        return copy
    }

    /// The same without a flag.
    func without(flag: String) -> CommandText {
        var copy = self
        copy.words.removeAll { $0 == flag }
        return copy
    }

    /// The same with something behind it that a shell is to read as it stands.
    func followed(by text: String) -> CommandText {
        var copy = self
        copy.ending = " " + text
        return copy
    }

    /// Whether a word stands somewhere in the command.
    func mentions(_ word: String) -> Bool { words.contains { $0 == word || $0.hasSuffix("=\(word)") } }

    /// The command in one line.
    var line: String { words.map(Self.quoted).joined(separator: " ") + ending }

    /// The command, broken before options where it is longer than `width`; each line but the last ends with `\`.
    func lines(width: Int) -> [String] {
        var pieces: [String] = []
        for (index, word) in words.enumerated() {
            let isValue = index > 0 && words[index - 1].hasPrefix("--") && !word.hasPrefix("--")
            if index == 0 || !(isValue || index == 1) {
                pieces.append(Self.quoted(word))
            } else {
                pieces[pieces.count - 1] += " " + Self.quoted(word)
            }
        }
        pieces[pieces.count - 1] += ending
        var lines: [String] = []
        for piece in pieces {
            if let last = lines.last, last.count + piece.count + 3 <= width {
                lines[lines.count - 1] = last + " " + piece
            } else {
                lines.append((lines.isEmpty ? "" : "  ") + piece)
            }
        }
        return lines.dropLast().map { $0 + " \\" } + lines.suffix(1)
    }

    /// A word as a POSIX shell reads it back; control characters, which a terminal would obey, as bash writes them.
    static func quoted(_ word: String) -> String {
        let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-")
        if !word.isEmpty, word.allSatisfy(plain.contains) { return word }
        guard word.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
            return "'" + word.replacing("'", with: #"'\''"#) + "'"
        }
        let escaped = word.unicodeScalars.map { scalar in
            switch scalar {
            case "'", "\\": "\\\(scalar)"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: String(scalar)
            }
        }
        return "$'" + escaped.joined() + "'"
    }
}
