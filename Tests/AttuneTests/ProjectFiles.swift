import Foundation

/// The files of the project, found from this one.
enum ProjectFiles {
    static let root = #filePath.split(separator: "/").dropLast(3).map { "/\($0)" }.joined()

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: "\(root)/\(name)")))
    }

    static func text(_ name: String) throws -> String {
        String(decoding: try bytes(name), as: UTF8.self)
    }
}
