# Needs gnuplot 5.4 or newer. Run: gnuplot efficiency-by-cores.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'efficiency-by-cores.svg'
set lmargin at screen 0.100
set rmargin at screen 0.833
set tmargin at screen 0.849
set bmargin at screen 0.237
set label 1 'efficiency by cores' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'weekly on Fixtures/stocks_daily_5sym.csv.gz · median of n = 6 pairs of runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Reference: cores=1, workers=1.' at screen 0.02,0.106 left front font ',10' textcolor rgb '#555555'
set label 4 'Unfit: in 1 of 8 cells other load disturbed runs, and their times are partly the machine'."\047".'s; † marks a ratio that rests on such runs.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 5 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; unfit for wall and scaling (load; pressure) when the' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 6 'sweep began; 2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 7 'variant' at screen 0.845,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.845,0.648 to screen 0.871,0.648 nohead front linewidth 1.8 dashtype 2 linecolor rgb '#888888'
set label 8 'ideal' at screen 0.879,0.648 left front textcolor rgb '#000000'
set arrow 2 from screen 0.845,0.379 to screen 0.871,0.379 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 9 '' at screen 0.858,0.379 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 10 'copy-all' at screen 0.879,0.379 left front textcolor rgb '#000000'
set arrow 3 from screen 0.845,0.333 to screen 0.871,0.333 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 11 '' at screen 0.858,0.333 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 12 'filter' at screen 0.879,0.333 left front textcolor rgb '#000000'
set arrow 4 from screen 0.833,0.273 to screen 0.845,0.287 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#CC79A7'
set arrow 5 from screen 0.845,0.287 to screen 0.871,0.287 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 13 '' at screen 0.858,0.287 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 14 'partition-f32' at screen 0.879,0.287 left front textcolor rgb '#000000'
set arrow 6 from screen 0.833,0.268 to screen 0.845,0.254 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#009E73'
set arrow 7 from screen 0.845,0.254 to screen 0.871,0.254 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 15 '' at screen 0.858,0.254 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 16 'partition' at screen 0.879,0.254 left front textcolor rgb '#000000'
set xlabel 'cores'
set xrange [0.0:2.16]
set xtics ('1' 1.0, '2' 2.0)
set ylabel 'efficiency (speed-up / resources ratio)'
set yrange [0.0:1.49057300747]
set ytics ('0' 0.0, '0.5' 0.5, '1.0' 1.0)
$guide << END
1.0 1.0
2.0 1.0
END
$series1bars << END
2.0 0.233070961234 0.0463574409451 0.479714192037
END
$series1 << END
1.0 1.0
2.0 0.233070961234
END
$series2bars << END
2.0 0.344925899088 0.0817420056527 0.515008330593
END
$series2 << END
1.0 1.0
2.0 0.344925899088
END
$series3bars << END
2.0 0.0744826055507 0.0198820528878 0.376436553723
END
$series3 << END
1.0 1.0
2.0 0.0744826055507
END
$series4bars << END
2.0 0.088557495017 0.0155949720628 1.3801601921
END
$series4 << END
1.0 1.0
2.0 0.088557495017
END
set label 17 ' †' at first 2.0, first 0.088557495017 left front font ',12' textcolor rgb '#000000'
plot \
  $guide using 1:2 with lines dashtype 2 linewidth 1.5 linecolor rgb '#888888' notitle, \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' notitle, \
  $series4bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#CC79A7' notitle, \
  $series4 using 1:2 with linespoints pointtype 11 pointsize 1.1 linewidth 1.8 linecolor rgb '#CC79A7' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'efficiency-by-cores.png'
replot
set output
