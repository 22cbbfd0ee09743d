import Foundation
import Testing
import UserImport

/// Files of every generic shape in which one user's name is not ASCII: Müller.
struct ShapedFile: Sendable, CustomTestStringConvertible {
    let shape: String
    let source: String
    let text: String
    var testDescription: String { shape }

    var type: any UserSource.Type {
        get throws { try #require(SourceRegistry.source(named: source)) }
    }

    func bytes(_ encoding: String.Encoding) throws -> [UInt8] { Array(try #require(text.data(using: encoding))) }

    private static let hash = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"

    static let all = [
        ShapedFile(
            shape: "JSON Lines", source: "jsonl",
            text: #"{"id":"a","email":"a@example.com","name":"Ada"}"# + "\n"
                + #"{"id":"b","email":"b@example.com","name":"Müller"}"# + "\n"),
        ShapedFile(
            shape: "JSON array", source: "jsonl",
            text: #"[{"id":"a","email":"a@example.com"},{"id":"b","email":"b@example.com","name":"Müller"}]"#),
        ShapedFile(
            shape: "JSON object", source: "firebase",
            text: #"{"users":[{"localId":"a","email":"a@example.com"},"#
                + #"{"localId":"b","email":"b@example.com","displayName":"Müller"}]}"#),
        ShapedFile(
            shape: "CSV", source: "csv", text: "id,email,name\na,a@example.com,Ada\nb,b@example.com,Müller\n"),
        ShapedFile(
            shape: "INSERT", source: "wordpress",
            text: """
                -- MySQL dump 10.13
                INSERT INTO `wp_users` (`ID`,`user_login`,`user_pass`,`user_email`,`display_name`) VALUES \
                (1,'ada','\(hash)','a@example.com','Ada'),(2,'max','\(hash)','b@example.com','Müller');

                """),
        ShapedFile(
            shape: "COPY", source: "supabase",
            text: "--\n-- PostgreSQL database dump\n--\n\nCOPY auth.users (id, email, raw_user_meta_data) FROM stdin;\n"
                + "a\ta@example.com\t{}\nb\tb@example.com\t{\"name\":\"Müller\"}\n\\.\n"),
        ShapedFile(
            shape: "LDIF", source: "ldif",
            text: "dn: uid=a\nuid: a\nmail: a@example.com\n\ndn: uid=b\nuid: b\nmail: b@example.com\ncn: Müller\n"),
        ShapedFile(shape: "colons", source: "htpasswd", text: "ada:\(hash)\nMüller:\(hash)\n"),
        ShapedFile(
            shape: "YAML", source: "authelia",
            text:
                "users:\n  ada:\n    displayname: Ada\n    password: ''\n  max:\n    displayname: Müller\n    password: ''\n"
        ),
    ]
}

/// What is no UTF-8, no whole file or no file at all gets a clear answer from every reader.
@Suite struct EncodingTests {
    private func found(_ bytes: [UInt8]) throws -> FileRecognition {
        var reader = ByteReader(bytes: bytes, chunkSize: 1000)
        return try FileRecognition(of: &reader)
    }

    private func open(_ bytes: [UInt8], as type: (any UserSource.Type)?) throws {
        var reader = ByteReader(bytes: bytes, chunkSize: 1000)
        _ = try SourceRegistry.source(of: &reader, named: type)
    }

    @Test(arguments: ShapedFile.all) func isReadInUTF8(file: ShapedFile) throws {
        let bytes = try file.bytes(.utf8)
        #expect(try found(bytes).source?.name == file.source)
        let reading = SourceReading(try file.type, bytes)
        #expect(reading.error == nil && reading.records.count == 2 && reading.records.allSatisfy { $0 != nil })
        // The byte order mark is no part of the file.
        let marked = SourceReading(try file.type, [0xEF, 0xBB, 0xBF] + bytes)
        #expect(marked.error == nil && marked.records.map(\.?.id) == reading.records.map(\.?.id))
    }

    @Test(arguments: ShapedFile.all, [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian])
    func refusesUTF16(file: ShapedFile, encoding: String.Encoding) throws {
        let bytes = try file.bytes(encoding)
        for type in [nil, try file.type] {
            do {
                try open(bytes, as: type)
                Issue.record("it was opened")
            } catch let error as SourceError {
                #expect(error.message.contains("UTF-16") && error.hint?.contains("iconv -f UTF-16") == true)
            }
        }
        let error = SourceReading(try file.type, bytes).error
        #expect(error?.message.contains("UTF-16") == true && error?.hint?.contains("iconv") == true)
    }

    /// A row in Latin-1 costs itself, or where a file is read whole the file; nobody gets a name that is not theirs.
    @Test(arguments: ShapedFile.all) func refusesWhatIsLatin1(file: ShapedFile) throws {
        let bytes = try file.bytes(.isoLatin1)
        #expect(try found(bytes).source?.name == file.source)
        let reading = SourceReading(try file.type, bytes)
        if let error = reading.error {
            #expect(file.shape == "YAML")
            #expect(error.message.contains("UTF-8") && error.hint?.contains("iconv -f LATIN1") == true, "\(error)")
            return
        }
        #expect(reading.records.count == 2 && reading.records[0] != nil)
        #expect(reading.records[1] == nil && reading.rejections[1]?.contains("UTF-8") == true, "\(reading.rejections)")
        #expect(reading.notices.contains { $0.contains("iconv -f LATIN1") }, "\(reading.notices)")
    }

    @Test(arguments: ShapedFile.all) func refusesAnEmptyFile(file: ShapedFile) throws {
        for bytes in [[], [0xEF, 0xBB, 0xBF], Array("\n \n".utf8)] as [[UInt8]] {
            for type in [nil, try file.type] {
                #expect(throws: SourceError.self, "\(bytes)") { try open(bytes, as: type) }
            }
        }
        do {
            try open([], as: try file.type)
        } catch let error as SourceError {
            #expect(error.message == "the file is empty")
        }
    }

    /// Where the end tells of the cut it is said; the rows before it are delivered, and a row that is cut is none.
    @Test(arguments: ShapedFile.all) func noticesACut(file: ShapedFile) throws {
        let whole = try file.bytes(.utf8)
        let ids = SourceReading(try file.type, whole).records.map(\.?.id)
        for length in 1..<whole.count - 1 {
            let reading = SourceReading(try file.type, Array(whole[..<length]))
            let records = reading.records.compactMap { $0 }
            // What is delivered of a cut file are users of the whole one, in order.
            #expect(records.count <= 2)
            if records.count == 2, ["JSON array", "JSON object", "INSERT", "COPY"].contains(file.shape) {
                #expect(reading.error != nil || length >= whole.count - 4, "\(length)")
            }
            if reading.error == nil, let first = records.first, first.id == ids[0] { continue }
            #expect(
                reading.error?.hint != nil || reading.error?.message.isEmpty == false || records.isEmpty
                    || file.shape != "JSON array", "\(length)")
        }
    }
}
