/// Ids that no test has given to a record before.
package enum FreshID {
    package static let first = "01a2073d-7d40-7c1e-9b5a-3f0d2c6a8e11"
    package static let second = "01a2073d-7d40-7c1e-9b5a-3f0d2c6a8e22"
    package static let third = "01a2073d-7d40-7c1e-9b5a-3f0d2c6a8e33"
}
