# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-cores.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-cores.svg'
set lmargin at screen 0.100
set rmargin at screen 0.841
set tmargin at screen 0.849
set bmargin at screen 0.209
set label 1 'training: time by cores' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 3 runs a point · bars: min–max, too few runs for an interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Open marks: oversubscribed on 2 CPUs; their times are no scaling result.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 '2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 6 'variant' at screen 0.853,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.853,0.782 to screen 0.879,0.782 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 7 '' at screen 0.866,0.782 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 8 'uncapped' at screen 0.887,0.782 left front textcolor rgb '#000000'
set arrow 2 from screen 0.853,0.419 to screen 0.879,0.419 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 9 '' at screen 0.866,0.419 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 10 'balanced' at screen 0.887,0.419 left front textcolor rgb '#000000'
set arrow 3 from screen 0.853,0.339 to screen 0.879,0.339 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 11 '' at screen 0.866,0.339 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 12 'sequential' at screen 0.887,0.339 left front textcolor rgb '#000000'
set arrow 4 from screen 0.853,0.304 to screen 0.879,0.304 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 13 '' at screen 0.866,0.304 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 14 'document-003' at screen 0.887,0.304 left front textcolor rgb '#000000'
set xlabel 'cores (log scale)'
set logscale x
set xrange [0.717655417355:351.143451169]
set xtics ('1' 1.0, '2' 2.0, '8' 8.0, '32' 32.0, '128' 128.0, '252' 252.0)
set ylabel 'wall time (log scale)'
set logscale y
set yrange [0.00843842625563:0.422222228079]
set ytics ('10 ms' 0.01, '20 ms' 0.02, '50 ms' 0.05, '100 ms' 0.1, '200 ms' 0.2)
$series1bars << END
1.0 0.017642012 0.017444438 0.017717756
2.0 0.012490209 0.012199395 0.013319746
8.0 0.016546724 0.016049557 0.05622539
32.0 0.042881317 0.038627263 0.047922131
128.0 0.125959768 0.118683945 0.135231501
252.0 0.280947741 0.265896272 0.342379896
END
$series1 << END
1.0 0.017642012
2.0 0.012490209
8.0 0.016546724
32.0 0.042881317
128.0 0.125959768
252.0 0.280947741
END
$series1open << END
2.0 0.012490209
8.0 0.016546724
32.0 0.042881317
128.0 0.125959768
252.0 0.280947741
END
$series2bars << END
1.0 0.017513802 0.017266463 0.017644687
2.0 0.010681942 0.010406251 0.011271611
8.0 0.012868513 0.012150492 0.016029859
32.0 0.016711064 0.015996148 0.017408284
128.0 0.016655742 0.015050718 0.017616059
252.0 0.016032678 0.015286129 0.016813958
END
$series2 << END
1.0 0.017513802
2.0 0.010681942
8.0 0.012868513
32.0 0.016711064
128.0 0.016655742
252.0 0.016032678
END
$series2open << END
8.0 0.012868513
32.0 0.016711064
128.0 0.016655742
252.0 0.016032678
END
$series3bars << END
1.0 0.01768085 0.017480682 0.017763795
2.0 0.017428119 0.017172433 0.017582474
8.0 0.017114546 0.016911242 0.017520517
32.0 0.017736965 0.017518759 0.017775422
128.0 0.017378079 0.017309968 0.018003066
252.0 0.017630235 0.017422595 0.018560493
END
$series3 << END
1.0 0.01768085
2.0 0.017428119
8.0 0.017114546
32.0 0.017736965
128.0 0.017378079
252.0 0.017630235
END
$series4bars << END
1.0 0.017781701 0.017325601 0.018387725
2.0 0.010737995 0.010658277 0.010743394
8.0 0.014705904 0.014157116 0.014826594
32.0 0.015358828 0.014759414 0.022438407
128.0 0.021542862 0.020687681 0.025446443
252.0 0.030491637 0.029355032 0.032188179
END
$series4 << END
1.0 0.017781701
2.0 0.010737995
8.0 0.014705904
32.0 0.015358828
128.0 0.021542862
252.0 0.030491637
END
$series4open << END
8.0 0.014705904
32.0 0.015358828
128.0 0.021542862
252.0 0.030491637
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series1open using 1:2 with points pointtype 7 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series1open using 1:2 with points pointtype 6 pointsize 1.1 linewidth 1.5 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series2open using 1:2 with points pointtype 5 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series2open using 1:2 with points pointtype 4 pointsize 1.1 linewidth 1.5 linecolor rgb '#D55E00' notitle, \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' notitle, \
  $series4bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#CC79A7' notitle, \
  $series4 using 1:2 with linespoints pointtype 11 pointsize 1.1 linewidth 1.8 linecolor rgb '#CC79A7' notitle, \
  $series4open using 1:2 with points pointtype 11 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series4open using 1:2 with points pointtype 10 pointsize 1.1 linewidth 1.5 linecolor rgb '#CC79A7' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-cores.png'
replot
set output
