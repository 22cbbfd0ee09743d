import PasswordHashing
import UserImport

/// What a source makes of a text.
struct SourceReading {
    var rows: [SourceRow] = []
    var error: SourceError?
    var notices: [String] = []
    var bytesRead = 0
    var headerRow: [UInt8]?

    /// Reads everything, up to the end or the first error.
    init(_ source: any UserSource.Type, _ bytes: [UInt8], chunkSize: Int = 4096, options: SourceOptions = .init()) {
        do {
            let source = try SourceReader(
                source, reading: ByteReader(bytes: bytes, chunkSize: chunkSize), options: options)
            defer {
                notices = source.notices
                bytesRead = source.bytesRead
                headerRow = source.headerRow
            }
            while let row = try source.next() { rows.append(row) }
        } catch {
            self.error = error
        }
    }

    init(_ source: any UserSource.Type, _ text: String, chunkSize: Int = 4096, options: SourceOptions = .init()) {
        self.init(source, Array(text.utf8), chunkSize: chunkSize, options: options)
    }

    /// The records, nil for each row that was rejected.
    var records: [UserRecord?] {
        rows.map { if case .record(let record) = $0.content { record } else { nil } }
    }

    /// The rejections, nil for each row that was taken.
    var rejections: [String?] {
        rows.map { if case .rejected(let rejection) = $0.content { "\(rejection)" } else { nil } }
    }
}

extension UserRecord {
    /// The hash, where there is one.
    var stored: StoredHash? {
        if case .stored(let stored) = credential { stored } else { nil }
    }
}
