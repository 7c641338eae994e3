"""The cells of the campaign: for every workload a grid of options, and the expression that its cells match.

One rule for all: the timed region takes at least 30 ms on one core (the report sets apart what does not), for in a shorter
one the machine's wake-ups weigh as much as the tasks; and not much more than 150 ms, so that all runs fit into 20 minutes.
Where a workload can do its work several times (`passes`), it does, rather than hold more memory: what the host of a virtual
machine took back must be brought back. A number in an expression ends with a blank: 20 is also the beginning of 200.
`quick` is a second, small grid. Other cells of the same grid give a cell's prediction what sharing a process costs, so a
workload is one grid. Nothing is written but by two cells of matching: what a device takes is told, not modelled.
"""

GRIDS = {
    "training": {
        "options": "--variant uncapped --threads 1 --model ridge,logistic,evolution,all "
                   "--bars 5000,6000,8000,12000,18000,24000",
        "only": "model=(ridge|evolution) bars=(6000|8000|12000) |model=logistic bars=(18000|24000) "
                "|model=all bars=(5000|6000|8000) ",
        "quick": "model=(ridge|logistic) bars=18000 ",
    },
    "preprocess": {
        "options": "--variant all-cores --symbols 10,12 --days 100000 --task indicator,batch --per-fold off,on --write off",
        "quick": "symbols=10 .*per-fold=off",
    },
    "analyzer": {
        "options": "--variant scan,sliced --history-days 30,35,40,100 --passes 1,12 --parallel instruments,ranges,both "
                   "--log none --write off",
        "only": "variant=scan history-days=(30|35|40) .*passes=1 |variant=sliced history-days=100 .*passes=12 ",
        "quick": "variant=scan history-days=30 .*parallel=(instruments|both) .*passes=1 ",
    },
    "weekly": {
        "options": "--variant partition,partition-f32,filter --symbols 200,250,300,600,800,1000 --phases combined,split "
                   "--days 500 --buffers ready --passes 1,8",
        "only": "variant=partition symbols=(600|800|1000) .*passes=8 "
                "|variant=partition-f32 symbols=(600|800|1000) .*phases=combined passes=8 "
                "|variant=filter symbols=(200|250|300) .*phases=combined passes=1 ",
        "quick": "variant=partition(-f32)? symbols=800 .*phases=combined passes=8 ",
    },
    "matching": {
        "options": "--variant parallel,parallel-largest-first --partitions 20,30,40 --orders 5000,7500 --write on,off",
        "only": "partitions=(20|40) .*write=off|partitions=30 orders=5000 .*write=on",
        "quick": "variant=parallel partitions=(20|40) orders=5000 .*write=off",
    },
    "kernels": {
        "options": "--kernel compute,chase --pieces 300,500,1500,3000 --working-set 262144,524288,1048576",
        "only": "kernel=compute pieces=(1500|3000) |kernel=chase pieces=500 |kernel=chase pieces=300 .*working-set=1048576 ",
        "quick": "kernel=compute pieces=1500 |kernel=chase pieces=500 .*working-set=262144 ",
    },
    "storage": {
        "options": "--variant wal-tuned --commits 1200,1600",
        "quick": "commits=1200",
    },
}
