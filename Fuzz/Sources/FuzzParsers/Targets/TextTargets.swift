import JSONText
import PasswordHashing
import PasswordHashingTesting
import UserImport

/// `StoredHash.columnText`.
struct ColumnTextTarget: FuzzTarget {
    var knownInputs: [[UInt8]] {
        get throws {
            let vectors = try Vectors.all()
            let keys = HashKeys(of: vectors)
            return vectors.compactMap { $0.columnText(keys) }.map { Array($0.utf8) }
        }
    }

    func read(_ input: [UInt8]) {
        if let stored = try? StoredHash(columnText: input.text) { Self.check(stored) }
    }

    /// Checks that a hash is written as itself; a scheme that its text shows is not written.
    static func check(_ stored: StoredHash) {
        guard let text = try? stored.columnText else { return }
        guard let again = try? StoredHash(columnText: text) else { broken("column text: not read again") }
        expect(again.hash == stored.hash && again.options == stored.options, "column text: another hash")
        let isShown = SchemeRegistry.standard.identify(StoredHash(stored.hash, options: stored.options))
        expect(
            again.declaredScheme == stored.declaredScheme || stored.declaredScheme.map { .certain($0) } == isShown,
            "column text: another scheme")
        expect((try? again.columnText) == text, "column text: written in two ways")
    }
}

/// What a text is, by its look alone.
struct IdentificationTarget: FuzzTarget {
    var knownInputs: [[UInt8]] {
        get throws {
            let texts = try Vectors.formatTexts() + Vectors.all().map(\.stored.hash)
            return Set(texts).sorted().map { Array($0.utf8) }
        }
    }

    func read(_ input: [UInt8]) {
        let text = input.text
        let inner = HashShape.withoutSurroundings(text)
        expect(inner.utf8.count <= text.utf8.count, "longer without what stands around it")
        expect(HashShape.withoutSurroundings(inner).utf8.count <= inner.utf8.count, "longer still")
        _ = (HashShape(of: text), HashFormat.possible(in: text), WrappedHash.locked(in: text))
        _ = WrappedHash.clearText(in: text)
        let stored = StoredHash(text)
        if let wrapped = WrappedHash.unwrapped(text) { check(wrapped) }
        switch SchemeRegistry.standard.identify(stored) {
        case .certain(let scheme): expect(recognition(stored, scheme) == .certain, "certain, and not")
        case .possible(let schemes, let names):
            expect(!schemes.isEmpty && !names.isEmpty, "possibly nothing")
            for scheme in schemes { expect(recognition(stored, scheme) == .possible, "possible, and not") }
        case .unrecognized: break
        }
        check(stored)
    }

    private func recognition(_ stored: StoredHash, _ scheme: Scheme) -> Recognition {
        SchemeRegistry.standard.recognition(of: stored, as: scheme)
    }

    private func check(_ stored: StoredHash) {
        if let hash = try? SchemeRegistry.standard.parse(stored) { HashRules.check(hash) }
    }
}

/// Every way to read a text: what `identify --sample-password` tries.
struct ReadingTarget: FuzzTarget {
    /// Two of each scheme: an input takes tens of milliseconds.
    var knownInputs: [[UInt8]] {
        get throws {
            let vectors = try SchemeRegistry.standard.schemes.flatMap { scheme in
                try Vectors.vectors(of: scheme).filter { $0.expectation == .match }.prefix(2)
            }
            let keys = HashKeys(of: vectors)
            return vectors.compactMap { $0.columnText(keys) }.map { Array($0.utf8) }
        }
    }

    func read(_ input: [UInt8]) {
        guard let stored = try? StoredHash(columnText: input.text) else { return }
        for reading in SchemeRegistry.standard.readings(of: stored) { HashRules.check(reading.hash) }
    }
}

/// JSON: what was read is written, and read as itself.
struct JSONTextTarget: FuzzTarget {
    var knownInputs: [[UInt8]] {
        get throws {
            let texts = try Vectors.all().map(\.stored.hash).filter { $0.hasPrefix("{") }.map { Array($0.utf8) }
            return try texts + Vectors.exports(".json").filter { $0.count < 4096 }
        }
    }

    func read(_ input: [UInt8]) {
        guard let value = try? JSONParser.parse(input) else { return }
        var writer = JSONWriter()
        writer.value(value)
        let written = writer.bytes
        expect((try? JSONParser.parse(written)) == value, "another value once it was written and read")
    }
}

/// The options of a hash as JSON, as rows of an import have them.
struct HashOptionsTarget: FuzzTarget {
    var knownInputs: [[UInt8]] {
        get throws {
            try Vectors.all().filter { !$0.stored.options.isEmpty }.map { vector in
                var writer = JSONWriter()
                writer.value(.object(vector.stored.options.json))
                return writer.bytes
            }
        }
    }

    func read(_ input: [UInt8]) {
        guard let value = try? JSONParser.parse(input), let options = try? HashOptions(json: value) else { return }
        expect((try? HashOptions(json: .object(options.json))) == options, "other options once they were written")
        ColumnTextTarget.check(StoredHash("", options: options))
    }
}
