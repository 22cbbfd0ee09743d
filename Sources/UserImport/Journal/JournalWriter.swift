internal import CryptoPrimitives
internal import FileReading
internal import Synchronization

/// Appends lines to a journal that is locked; each is on the disk when `append` returns.
final class JournalWriter: Sendable {
    private struct State {
        let file: FileDescriptorWriter
        var chain: JournalChain
    }

    private let state: Mutex<State>
    private let lock: FileLock

    private init(_ file: sending FileDescriptorWriter, _ chain: JournalChain, _ lock: FileLock) {
        state = Mutex(State(file: file, chain: chain))
        self.lock = lock
    }

    /// Makes a journal of its first line, in the place of an empty file or of none.
    static func create(_ path: String, header: JournalHeader) throws(FileJournal.Failure) -> JournalWriter {
        let new = path + ".new"
        do {
            // What lies at the name may be a link that someone has put there: it is removed, and never followed.
            try FileReplacement.removeLeftover(new)
            let file = try FileDescriptorWriter(creating: new, mode: .createNew, named: path)
            let writer = JournalWriter(file, JournalChain(), try FileLock(path: new))
            try writer.append(JournalRecord.header(header))
            try FileReplacement.replace(path, with: new)
            // Two first runs at once: only one of them has the file that stands there in the end.
            guard writer.lock.isOn(path) else { throw FileJournal.Failure.inUse }
            return writer
        } catch {
            throw FileJournal.Failure(any: error)
        }
    }

    /// Goes on behind the last good line of a journal.
    static func append(
        to path: String, lock: FileLock, state: JournalState
    ) throws(FileJournal.Failure) -> JournalWriter {
        do {
            let file = try FileDescriptorWriter(creating: path, mode: .resume(at: state.goodSize))
            guard lock.isOn(path) else { throw FileJournal.Failure.inUse }
            return JournalWriter(file, state.chain, lock)
        } catch {
            throw FileJournal.Failure(any: error)
        }
    }

    /// Writes the line of an object, and waits for the disk.
    /// - Throws: `FileError`, or `PrimitiveError` where libcrypto has no SHA-256.
    func append(_ object: [UInt8]) throws {
        try state.withLock { state in
            try state.file.write(try state.chain.line(of: object))
            try state.file.synchronize()
        }
    }

    /// Locks a journal that is there; nil where there is none.
    static func lock(_ path: String) throws(FileJournal.Failure) -> FileLock? {
        let lock: FileLock
        do {
            lock = try FileLock(path: path)
        } catch {
            if error.isNotFound { return nil }
            throw FileJournal.Failure(any: error)
        }
        // Another run has put its own file in the place of the one that was opened here.
        guard lock.isOn(path) else { throw .inUse }
        return lock
    }
}
