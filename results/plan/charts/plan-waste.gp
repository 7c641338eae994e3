# Needs gnuplot 5.4 or newer. Run: gnuplot plan-waste.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'plan-waste.svg'
set lmargin at screen 0.100
set rmargin at screen 0.757
set tmargin at screen 0.873
set bmargin at screen 0.125
set label 1 'Where the core-time goes: traced' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'Simulated: 5 recorded runs replayed on virtual cores, slowdown measured on 2 cores; no row was measured.' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set arrow 1 from screen 0.769,0.769 to screen 0.795,0.769 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 3 '' at screen 0.782,0.769 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 4 'serial part' at screen 0.803,0.769 left front textcolor rgb '#000000'
set arrow 2 from screen 0.757,0.160 to screen 0.769,0.186 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#009E73'
set arrow 3 from screen 0.769,0.186 to screen 0.795,0.186 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 5 '' at screen 0.782,0.186 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 6 'uneven tasks at the end' at screen 0.803,0.186 left front textcolor rgb '#000000'
set arrow 4 from screen 0.769,0.145 to screen 0.795,0.145 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 7 '' at screen 0.782,0.145 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 8 'work' at screen 0.803,0.145 left front textcolor rgb '#000000'
set xlabel 'cores, with a worker each (log scale)'
set logscale x
set xrange [0.77916457966:82.139257444]
set xtics ('1' 1.0, '2' 2.0, '5' 5.0, '10' 10.0, '20' 20.0, '50' 50.0)
set ylabel 'part of the core-time'
set yrange [0.0:1.08]
set ytics ('0' 0.0, '0.2' 0.2, '0.4' 0.4, '0.6' 0.6, '0.8' 0.8, '1.0' 1.0)
set object rectangle from first 2.0, graph 0 to first 82.139257444, graph 1 fillcolor rgb '#EEEEEE' fillstyle solid noborder behind
set label 9 'beyond what' at first sqrt(2.0 * 82.139257444), graph 0.96 center front font ',11' textcolor rgb '#555555'
set label 10 'was measured' at first sqrt(2.0 * 82.139257444), graph 0.91 center front font ',11' textcolor rgb '#555555'
$series1 << END
1.0 1.0
2.0 0.57117399414
3.0 0.399636435402
4.0 0.307207702402
5.0 0.250040228691
6.0 0.210150397876
7.0 0.181312505851
8.0 0.159632783065
9.0 0.142588524692
10.0 0.128979385456
11.0 0.117491649575
13.0 0.0998356543477
15.0 0.0867166205737
17.0 0.0768262827385
19.0 0.068791641711
21.0 0.0623309113862
24.0 0.0546057282735
27.0 0.0486087129403
30.0 0.0437488826124
33.0 0.0397724542975
37.0 0.0354733799848
41.0 0.0320123365436
46.0 0.0285326858445
51.0 0.0257338651473
57.0 0.0230253581133
63.0 0.0208327018886
END
$series2 << END
1.0 0.0
2.0 0.410947886892
3.0 0.575060315556
4.0 0.663088782584
5.0 0.719595112334
6.0 0.755994345181
7.0 0.782703609523
8.0 0.803967423002
9.0 0.820715978227
10.0 0.835182025173
11.0 0.84532814196
13.0 0.86195628537
15.0 0.87347143407
17.0 0.884398768098
19.0 0.890894966449
21.0 0.89691605658
24.0 0.903616943626
27.0 0.90929707914
30.0 0.912816095252
33.0 0.915694690179
37.0 0.918805101474
41.0 0.92128858751
46.0 0.923790505862
51.0 0.925749212357
57.0 0.927711086442
63.0 0.929299310276
END
$series3 << END
1.0 0.0
2.0 0.0178781189682
3.0 0.0253032490416
4.0 0.0297035150132
5.0 0.0303646589743
6.0 0.0338552569429
7.0 0.0359838846263
8.0 0.0363997939336
9.0 0.0366954970809
10.0 0.035838589371
11.0 0.0371802084653
13.0 0.0382080602827
15.0 0.0398119453563
17.0 0.0387749491635
19.0 0.0403133918401
21.0 0.0407530320338
24.0 0.0417773281009
27.0 0.0420942079194
30.0 0.0434350221357
33.0 0.0445328555234
37.0 0.0457215185408
41.0 0.0466990759461
46.0 0.0476768082931
51.0 0.0485169224955
57.0 0.0492635554446
63.0 0.0498679878359
END
plot \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'plan-waste.png'
replot
set output
