# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-cores.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-cores.svg'
set lmargin at screen 0.100
set rmargin at screen 0.864
set tmargin at screen 0.849
set bmargin at screen 0.181
set label 1 'preprocess: time by cores' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'An arrow: the interval goes on beyond the drawing.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 5 'variant' at screen 0.876,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.876,0.586 to screen 0.902,0.586 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 6 '' at screen 0.889,0.586 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 7 'leave-two' at screen 0.910,0.586 left front textcolor rgb '#000000'
set arrow 2 from screen 0.864,0.406 to screen 0.876,0.437 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#CC79A7'
set arrow 3 from screen 0.876,0.437 to screen 0.902,0.437 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 8 '' at screen 0.889,0.437 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 9 'stateless' at screen 0.910,0.437 left front textcolor rgb '#000000'
set arrow 4 from screen 0.876,0.401 to screen 0.902,0.401 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 10 '' at screen 0.889,0.401 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 11 'all-cores' at screen 0.910,0.401 left front textcolor rgb '#000000'
set arrow 5 from screen 0.864,0.398 to screen 0.876,0.365 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#0072B2'
set arrow 6 from screen 0.876,0.365 to screen 0.902,0.365 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 12 '' at screen 0.889,0.365 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 13 'fixed-2' at screen 0.910,0.365 left front textcolor rgb '#000000'
set xlabel 'cores'
set xrange [0.0:2.16]
set xtics ('1' 1.0, '2' 2.0)
set ylabel 'wall time'
set yrange [0.0:0.09477000324]
set ytics ('0 ms' 0.0, '20 ms' 0.02, '40 ms' 0.04, '60 ms' 0.06, '80 ms' 0.08)
$series1bars << END
1.0 0.0568181375 0.056273735 0.058161712
2.0 0.03083403 0.029733179 0.034176209
END
$series1 << END
1.0 0.0568181375
2.0 0.03083403
END
$series2bars << END
1.0 0.0577247705 0.056434044 0.059083107
2.0 0.030843056 0.029302921 0.037505878
END
$series2 << END
1.0 0.0577247705
2.0 0.030843056
END
$series3bars << END
1.0 0.0572984695 0.056745439 0.09477000324
2.0 0.0574653735 0.057188444 0.0588268
END
$series3 << END
1.0 0.0572984695
2.0 0.0574653735
END
set arrow 7 from first 1.0, first 0.0572984695 to first 1.0, graph 1 head filled size screen 0.008,20,60 front linewidth 1.3 dashtype 1 linecolor rgb '#009E73'
$series4bars << END
1.0 0.058500002 0.056473032 0.09477000324
2.0 0.031913553 0.029955802 0.037852606
END
$series4 << END
1.0 0.058500002
2.0 0.031913553
END
set arrow 8 from first 1.0, first 0.058500002 to first 1.0, graph 1 head filled size screen 0.008,20,60 front linewidth 1.3 dashtype 1 linecolor rgb '#CC79A7'
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
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
