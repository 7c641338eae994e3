import Testing

@testable import SpeedupCore
@testable import SpeedupEngine

@Suite struct SizingCorePlanTests {
  private func order(
    _ machine: NamedTopology, _ placement: CorePlacement, quota: Int? = nil
  ) throws -> CoreOrder {
    try CoreOrder(
      allowed: machine.allowed, topology: machine.topology, placement: placement,
      quota: quota.flatMap { CoreCount($0) })
  }

  private func plan(_ cores: Int, _ order: CoreOrder) -> CorePlan {
    CorePlan(cores: CoreCount(clamping: cores), order: order)
  }

  @Test(arguments: NamedTopology.every, CorePlacement.allCases)
  func `every plan from1 to252 is valid`(machine: NamedTopology, placement: CorePlacement) throws {
    let allowed = Set(machine.allowed.cpus)
    let order = try order(machine, placement)
    #expect(order.cpus.count == allowed.count)
    #expect(Set(order.cpus) == allowed)
    for cores in 1...252 {
      let plan = plan(cores, order)
      #expect(plan.virtualCores.count == cores)
      #expect(Set(plan.mask.cpus).isSubset(of: allowed))
      #expect(plan.mask.count == min(cores, allowed.count))
      #expect(plan.mode == (cores <= allowed.count ? .pinned : .oversubscribed))
      let shared = plan.virtualCores.indices.allSatisfy {
        plan.virtualCores[$0] == plan.virtualCores[$0 % allowed.count]
      }
      #expect(shared)
    }
  }

  @Test(arguments: NamedTopology.every, CorePlacement.allCases)
  func `every plan is a prefix of the plan for one core more`(machine: NamedTopology, placement: CorePlacement) throws {
    let order = try order(machine, placement)
    for cores in 1..<252 {
      #expect(plan(cores + 1, order).virtualCores.dropLast().elementsEqual(plan(cores, order).virtualCores))
    }
  }

  @Test(arguments: NamedTopology.every)
  func `oversubscribed cores share cpus evenly`(machine: NamedTopology) throws {
    let order = try order(machine, .compact)
    for cores in 1...252 {
      let users = Dictionary(grouping: plan(cores, order).virtualCores) { $0 }.map(\.value.count)
      #expect(try #require(users.max()) - #require(users.min()) <= 1)
    }
  }

  @Test func `compact fills a nodes cores then their siblings then the next node`() throws {
    let adjacent = plan(16, try order(.adjacent, .compact)).virtualCores
    #expect(adjacent == [0, 2, 4, 6, 1, 3, 5, 7, 8, 10, 12, 14, 9, 11, 13, 15])
    let apart = plan(252, try order(.apart, .compact)).virtualCores
    #expect(apart == Array(0..<63) + Array(126..<189) + Array(63..<126) + Array(189..<252))
  }

  @Test func `spread deals cores out over packages nodes and caches and siblings come last`() throws {
    let adjacent = plan(16, try order(.adjacent, .spread)).virtualCores
    #expect(adjacent == [0, 8, 2, 10, 4, 12, 6, 14, 1, 9, 3, 11, 5, 13, 7, 15])
    // Packages first (0, 16), then their second nodes (8, 24), then the second caches of each node.
    #expect(plan(8, try order(.fourNodes, .spread)).virtualCores == [0, 16, 8, 24, 4, 20, 12, 28])
  }

  @Test(arguments: [NamedTopology.adjacent, .apart, .fourNodes])
  func `spread keeps packages within one cpu of each other`(machine: NamedTopology) throws {
    let known = try #require(machine.topology).cpus
    let package = Dictionary(uniqueKeysWithValues: known.map { ($0.number, $0.package) })
    let order = try order(machine, .spread)
    for cores in 2...machine.allowed.count {
      let used = Dictionary(grouping: plan(cores, order).virtualCores) { package[$0] }
      #expect(used.count == 2)
      let counts = used.map(\.value.count)
      #expect(try #require(counts.max()) - #require(counts.min()) <= 1)
    }
  }

  @Test(arguments: CorePlacement.allCases)
  func `no core gets a second thread before its node is full`(placement: CorePlacement) throws {
    let machine = NamedTopology.apart
    let known = try #require(machine.topology).cpus
    let order = try order(machine, placement)
    for cores in 1...63 {
      let used = Set(plan(cores, order).virtualCores)
      for cpu in known where used.contains(cpu.number) {
        #expect(try #require(cpu.siblings).cpus.filter(used.contains).count == 1)
      }
    }
  }

  @Test func `a core of which only the second thread is allowed counts as its first`() throws {
    // 129 and 130 are second threads of the cores 3 and 4; 134 is all that is allowed of core 8; 70 is in the
    // other package, and a cache holds the cores 0-6, 7-13 and so on.
    #expect(try order(.nineOf252, .compact).cpus == [3, 4, 5, 6, 7, 134, 129, 130, 70])
    #expect(try order(.nineOf252, .spread).cpus == [3, 70, 7, 4, 134, 5, 6, 129, 130])
  }

  @Test func `without a topology cpus are taken in the order of their numbers`() throws {
    for placement in CorePlacement.allCases {
      #expect(try order(.unknown, placement).cpus == [1, 2, 5, 8, 9, 13])
    }
  }

  @Test func `a quota below the mask makes fewer cpus usable and the rest oversubscribed`() throws {
    let two = try order(.adjacent, .compact, quota: 2)
    #expect(plan(2, two).virtualCores == [0, 2] && plan(2, two).mode == .pinned)
    #expect(plan(5, two).virtualCores == [0, 2, 0, 2, 0] && plan(5, two).mode == .oversubscribed)
    #expect(plan(16, try order(.adjacent, .compact, quota: 99)).mode == .pinned)
  }

  @Test func `no allowed cpu is an error that says so`() {
    #expect(throws: InputError.self) {
      try CoreOrder(allowed: CpuSet([]), topology: nil, placement: .compact)
    }
  }
}
