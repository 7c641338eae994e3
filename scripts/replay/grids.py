"""The cells of the campaign: for every workload a grid of options, and the expression that its cells match.

Sizes give runs of some 10 to 150 ms on one core: shorter ones say more of the machine's wake-ups than of the replay.
`quick` is a second, small grid. Other cells of the same grid give a cell's prediction what sharing a process costs, so a
workload is one grid.
"""

GRIDS = {
    "weekly": {
        "options": "--variant partition,partition-f32,filter --symbols 100,200,400,800,1600,3200 --phases combined,split "
                   "--days 500",
        "only": "variant=partition(-f32)? symbols=(400|800|1600|3200) .*phases=combined|"
                "variant=partition symbols=(800|3200) .*phases=split|variant=filter symbols=(100|200) .*phases=combined",
        "quick": "variant=partition(-f32)? symbols=800 .*phases=combined|variant=partition symbols=1600 .*phases=combined",
    },
    "matching": {
        "options": "--variant parallel,parallel-largest-first --partitions 10,20,40 --orders 2500,5000",
        "quick": "variant=parallel partitions=(10|20) orders=2500",
    },
    "preprocess": {
        "options": "--variant all-cores --symbols 3,5,8 --days 100000,200000 --task indicator,batch --write off",
        "quick": "symbols=3 days=100000",
    },
    "training": {
        "options": "--variant uncapped --threads 1 --model ridge,logistic,evolution,all --bars 4000,12000",
        "quick": "model=(ridge|logistic) bars=4000",
    },
    "analyzer": {
        "options": "--variant scan,sliced --history-days 20,40,200 --parallel instruments,ranges,both --log none",
        "only": "variant=scan .*history-days=(20|40)|variant=sliced .*history-days=200",
        "quick": "variant=scan .*history-days=20 .*parallel=(instruments|both)",
    },
    "kernels": {
        "options": "--kernel compute,chase --pieces 500,1000,3000 --working-set 262144,1048576,4194304",
        "only": "kernel=compute pieces=(1000|3000) .*working-set=262144|kernel=chase pieces=500",
        "quick": "kernel=compute pieces=1000 .*working-set=262144|kernel=chase pieces=500 .*working-set=262144",
    },
    "storage": {
        "options": "--variant wal-tuned --commits 200,400",
        "quick": "commits=200",
    },
}
