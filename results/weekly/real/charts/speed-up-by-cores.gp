# Needs gnuplot 5.4 or newer. Run: gnuplot speed-up-by-cores.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'speed-up-by-cores.svg'
set lmargin at screen 0.100
set rmargin at screen 0.833
set tmargin at screen 0.849
set bmargin at screen 0.265
set label 1 'speed-up by cores' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'weekly on Fixtures/stocks_daily_5sym.csv.gz · median of n = 6 pairs of runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'An arrow: the interval goes on beyond the drawing.' at screen 0.02,0.134 left front font ',10' textcolor rgb '#555555'
set label 4 'Reference: cores=1, workers=1.' at screen 0.02,0.106 left front font ',10' textcolor rgb '#555555'
set label 5 'Unfit: in 1 of 8 cells other load disturbed runs, and their times are partly the machine'."\047".'s; † marks a ratio that rests on such runs.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 6 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; unfit for wall and scaling (load; pressure) when the' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 7 'sweep began; 2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 8 'variant' at screen 0.845,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.845,0.806 to screen 0.871,0.806 nohead front linewidth 1.8 dashtype 2 linecolor rgb '#888888'
set label 9 'ideal' at screen 0.879,0.806 left front textcolor rgb '#000000'
set arrow 2 from screen 0.845,0.452 to screen 0.871,0.452 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 10 '' at screen 0.858,0.452 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 11 'copy-all' at screen 0.879,0.452 left front textcolor rgb '#000000'
set arrow 3 from screen 0.845,0.391 to screen 0.871,0.391 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 12 '' at screen 0.858,0.391 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 13 'filter' at screen 0.879,0.391 left front textcolor rgb '#000000'
set arrow 4 from screen 0.833,0.313 to screen 0.845,0.325 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#CC79A7'
set arrow 5 from screen 0.845,0.325 to screen 0.871,0.325 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 14 '' at screen 0.858,0.325 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 15 'partition-f32' at screen 0.879,0.325 left front textcolor rgb '#000000'
set arrow 6 from screen 0.833,0.305 to screen 0.845,0.293 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#009E73'
set arrow 7 from screen 0.845,0.293 to screen 0.871,0.293 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 16 '' at screen 0.858,0.293 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 17 'partition' at screen 0.879,0.293 left front textcolor rgb '#000000'
set xlabel 'cores'
set xrange [0.0:2.16]
set xtics ('1' 1.0, '2' 2.0)
set ylabel 'speed-up'
set yrange [0.0:2.16]
set ytics ('×0.0' 0.0, '×0.5' 0.5, '×1.0' 1.0, '×1.5' 1.5, '×2.0' 2.0)
$guide << END
1.0 1.0
1.04166666667 1.04166666667
1.08333333333 1.08333333333
1.125 1.125
1.16666666667 1.16666666667
1.20833333333 1.20833333333
1.25 1.25
1.29166666667 1.29166666667
1.33333333333 1.33333333333
1.375 1.375
1.41666666667 1.41666666667
1.45833333333 1.45833333333
1.5 1.5
1.54166666667 1.54166666667
1.58333333333 1.58333333333
1.625 1.625
1.66666666667 1.66666666667
1.70833333333 1.70833333333
1.75 1.75
1.79166666667 1.79166666667
1.83333333333 1.83333333333
1.875 1.875
1.91666666667 1.91666666667
1.95833333333 1.95833333333
2.0 2.0
END
$series1bars << END
2.0 0.466141922467 0.0927148818902 0.959428384075
END
$series1 << END
1.0 1.0
2.0 0.466141922467
END
$series2bars << END
2.0 0.689851798176 0.163484011305 1.03001666119
END
$series2 << END
1.0 1.0
2.0 0.689851798176
END
$series3bars << END
2.0 0.148965211101 0.0397641057756 0.752873107446
END
$series3 << END
1.0 1.0
2.0 0.148965211101
END
$series4bars << END
2.0 0.177114990034 0.0311899441256 2.16
END
$series4 << END
1.0 1.0
2.0 0.177114990034
END
set label 18 ' †' at first 2.0, first 0.177114990034 left front font ',12' textcolor rgb '#000000'
set arrow 8 from first 2.0, first 0.177114990034 to first 2.0, graph 1 head filled size screen 0.008,20,60 front linewidth 1.3 dashtype 1 linecolor rgb '#CC79A7'
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
set output directory.'speed-up-by-cores.png'
replot
set output
