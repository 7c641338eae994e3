# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-cores.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-cores.svg'
set lmargin at screen 0.100
set rmargin at screen 0.833
set tmargin at screen 0.849
set bmargin at screen 0.181
set label 1 'weekly: time by cores' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Open marks: oversubscribed on 2 CPUs; their times are no scaling result.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 5 'variant' at screen 0.845,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.833,0.735 to screen 0.845,0.751 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#0072B2'
set arrow 2 from screen 0.845,0.751 to screen 0.871,0.751 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 6 '' at screen 0.858,0.751 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 7 'partition' at screen 0.879,0.751 left front textcolor rgb '#000000'
set arrow 3 from screen 0.833,0.732 to screen 0.845,0.715 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#D55E00'
set arrow 4 from screen 0.845,0.715 to screen 0.871,0.715 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 8 '' at screen 0.858,0.715 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 9 'partition-f32' at screen 0.879,0.715 left front textcolor rgb '#000000'
set xlabel 'cores (log scale)'
set logscale x
set xrange [0.717655417355:351.143451169]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '16' 16.0, '64' 64.0, '252' 252.0)
set ylabel 'wall time'
set yrange [0.0:0.0256843332]
set ytics ('0 ms' 0.0, '5 ms' 0.005, '10 ms' 0.01, '15 ms' 0.015, '20 ms' 0.02, '25 ms' 0.025)
$series1bars << END
1.0 0.008463213 0.007470783 0.010174245
2.0 0.0057530985 0.005429618 0.006425894
4.0 0.0064512215 0.005432343 0.007394359
16.0 0.006657099 0.006097935 0.007731742
64.0 0.011620477 0.008836014 0.015094222
252.0 0.0212902735 0.019991342 0.02378179
END
$series1 << END
1.0 0.008463213
2.0 0.0057530985
4.0 0.0064512215
16.0 0.006657099
64.0 0.011620477
252.0 0.0212902735
END
$series1open << END
4.0 0.0064512215
16.0 0.006657099
64.0 0.011620477
252.0 0.0212902735
END
$series2bars << END
1.0 0.0077288275 0.006802776 0.009519729
2.0 0.005563578 0.005081359 0.006007029
4.0 0.0057932955 0.005245503 0.006573614
16.0 0.0068192985 0.006075367 0.008356123
64.0 0.009631508 0.007375481 0.012801203
252.0 0.0211861635 0.019894342 0.022791543
END
$series2 << END
1.0 0.0077288275
2.0 0.005563578
4.0 0.0057932955
16.0 0.0068192985
64.0 0.009631508
252.0 0.0211861635
END
$series2open << END
4.0 0.0057932955
16.0 0.0068192985
64.0 0.009631508
252.0 0.0211861635
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series1open using 1:2 with points pointtype 7 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series1open using 1:2 with points pointtype 6 pointsize 1.1 linewidth 1.5 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series2open using 1:2 with points pointtype 5 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series2open using 1:2 with points pointtype 4 pointsize 1.1 linewidth 1.5 linecolor rgb '#D55E00' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-cores.png'
replot
set output
