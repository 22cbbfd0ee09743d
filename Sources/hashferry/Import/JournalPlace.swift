internal import Foundation
internal import UserImport

/// Where the users of a journal went, in words that an undo finds them by.
enum JournalPlace {
    case database(path: String, identifier: String)
    case service(endpoint: String, project: String)

    /// Reads the words of a journal; nil where they are of another program's destination.
    init?(words: [String: String]) {
        if let path = words["database"], let identifier = words["store"] {
            self = .database(path: path, identifier: identifier)
        } else if let endpoint = words["endpoint"], let project = words["project"] {
            self = .service(endpoint: endpoint, project: project)
        } else {
            return nil
        }
    }

    /// The words in a journal; a path from the root, because an undo may start in another folder.
    var words: [String: String] {
        switch self {
        case .database(let path, let identifier):
            ["database": URL(filePath: path).standardizedFileURL.path(percentEncoded: false), "store": identifier]
        case .service(let endpoint, let project): ["endpoint": endpoint, "project": project]
        }
    }

    /// How people call it.
    var name: String {
        switch self {
        case .database(let path, _): "the database \(path)"
        case .service(let endpoint, let project): "the project \(project) at \(endpoint)"
        }
    }
}
