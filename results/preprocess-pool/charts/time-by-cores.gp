# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-cores.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-cores.svg'
set lmargin at screen 0.100
set rmargin at screen 0.864
set tmargin at screen 0.849
set bmargin at screen 0.237
set label 1 'preprocess: time by cores' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'An arrow: the interval goes on beyond the drawing.' at screen 0.02,0.106 left front font ',10' textcolor rgb '#555555'
set label 4 'Open marks: oversubscribed on 1 CPU; their times are no scaling result.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 5 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 6 '2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 7 'variant' at screen 0.876,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.876,0.584 to screen 0.902,0.584 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 8 '' at screen 0.889,0.584 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 9 'leave-two' at screen 0.910,0.584 left front textcolor rgb '#000000'
set arrow 2 from screen 0.864,0.457 to screen 0.876,0.481 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#D55E00'
set arrow 3 from screen 0.876,0.481 to screen 0.902,0.481 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 10 '' at screen 0.889,0.481 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 11 'all-cores' at screen 0.910,0.481 left front textcolor rgb '#000000'
set arrow 4 from screen 0.876,0.448 to screen 0.902,0.448 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 12 '' at screen 0.889,0.448 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 13 'stateless' at screen 0.910,0.448 left front textcolor rgb '#000000'
set arrow 5 from screen 0.864,0.436 to screen 0.876,0.415 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#0072B2'
set arrow 6 from screen 0.876,0.415 to screen 0.902,0.415 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 14 '' at screen 0.889,0.415 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 15 'fixed-2' at screen 0.910,0.415 left front textcolor rgb '#000000'
set xlabel 'cores'
set xrange [0.0:2.16]
set xtics ('1' 1.0, '2' 2.0)
set ylabel 'wall time'
set yrange [0.0:0.10027521441]
set ytics ('0 ms' 0.0, '20 ms' 0.02, '40 ms' 0.04, '60 ms' 0.06, '80 ms' 0.08, '100 ms' 0.1)
$series1bars << END
1.0 0.0574209125 0.056797413 0.060020019
2.0 0.0326069525 0.030367603 0.076952463
END
$series1 << END
1.0 0.0574209125
2.0 0.0326069525
END
$series1open << END
1.0 0.0574209125
END
$series2bars << END
1.0 0.0618982805 0.056268945 0.10027521441
2.0 0.0361131975 0.030379611 0.043819066
END
$series2 << END
1.0 0.0618982805
2.0 0.0361131975
END
set arrow 7 from first 1.0, first 0.0618982805 to first 1.0, graph 1 head filled size screen 0.008,20,60 front linewidth 1.3 dashtype 1 linecolor rgb '#D55E00'
$series3bars << END
1.0 0.0567186 0.056134234 0.068784231
2.0 0.0569063 0.056515802 0.10027521441
END
$series3 << END
1.0 0.0567186
2.0 0.0569063
END
set arrow 8 from first 2.0, first 0.0569063 to first 2.0, graph 1 head filled size screen 0.008,20,60 front linewidth 1.3 dashtype 1 linecolor rgb '#009E73'
$series4bars << END
1.0 0.0574955445 0.056475893 0.062706215
2.0 0.034876355 0.031873509 0.052327636
END
$series4 << END
1.0 0.0574955445
2.0 0.034876355
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series1open using 1:2 with points pointtype 7 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series1open using 1:2 with points pointtype 6 pointsize 1.1 linewidth 1.5 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' notitle, \
  $series4bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#CC79A7' notitle, \
  $series4 using 1:2 with linespoints pointtype 11 pointsize 1.1 linewidth 1.8 linecolor rgb '#CC79A7' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-cores.png'
replot
set output
