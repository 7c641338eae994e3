import SpeedupCore

extension Document {
  /// The same report with a note on what the machine was not fit for when its runs began; as it is where it was.
  package func noting(_ fitness: Fitness?) -> Document {
    guard let objection = fitness?.objection else { return self }
    var document = self
    document.blocks.append(.notes(["machine: \(objection) when the sweep began."]))
    return document
  }
}
