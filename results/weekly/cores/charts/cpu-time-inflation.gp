# Needs gnuplot 5.4 or newer. Run: gnuplot cpu-time-inflation.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'cpu-time-inflation.svg'
set lmargin at screen 0.100
set rmargin at screen 0.833
set tmargin at screen 0.849
set bmargin at screen 0.237
set label 1 'weekly: CPU-time inflation by virtual cores, oversubscribed on 2 CPUs' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 pairs of runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Reference: cores=1, workers=1.' at screen 0.02,0.106 left front font ',10' textcolor rgb '#555555'
set label 4 'Filled marks: pinned, every virtual core a CPU of its own. Open marks: oversubscribed.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 5 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 6 '2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 7 'variant' at screen 0.845,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.845,0.643 to screen 0.871,0.643 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 8 '' at screen 0.858,0.643 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 9 'partition-f32' at screen 0.879,0.643 left front textcolor rgb '#000000'
set arrow 2 from screen 0.845,0.606 to screen 0.871,0.606 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 10 '' at screen 0.858,0.606 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 11 'partition' at screen 0.879,0.606 left front textcolor rgb '#000000'
set arrow 3 from screen 0.845,0.362 to screen 0.871,0.362 nohead front linewidth 1.8 dashtype 2 linecolor rgb '#888888'
set label 12 'no inflation' at screen 0.879,0.362 left front textcolor rgb '#000000'
set xlabel 'cores (log scale)'
set logscale x
set xrange [0.717655417355:351.143451169]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '16' 16.0, '64' 64.0, '252' 252.0)
set ylabel 'CPU time / CPU time of the reference'
set yrange [0.0:4.89482567709]
set ytics ('×0' 0.0, '×1' 1.0, '×2' 2.0, '×3' 3.0, '×4' 4.0)
$guide << END
1.0 1.0
252.0 1.0
END
$series1bars << END
2.0 1.27934278959 1.02148378677 1.36994382022
4.0 1.27886038132 0.959341431583 1.41039325843
16.0 1.48366333898 1.10822206606 1.56345110494
64.0 1.73435578885 1.31864270656 1.92401685393
252.0 2.95358325207 2.38409798213 3.24241573034
END
$series1 << END
1.0 1.0
2.0 1.27934278959
4.0 1.27886038132
16.0 1.48366333898
64.0 1.73435578885
252.0 2.95358325207
END
$series1open << END
4.0 1.27886038132
16.0 1.48366333898
64.0 1.73435578885
252.0 2.95358325207
END
$series2bars << END
2.0 1.24614063679 1.0559550268 1.30914260063
4.0 1.25478206354 1.21113272482 1.37835011113
16.0 1.53709507375 1.30749117532 1.57107048068
64.0 1.81463304176 1.60203948229 2.02167502212
252.0 3.24574872395 2.94535233364 4.53224599731
END
$series2 << END
1.0 1.0
2.0 1.24614063679
4.0 1.25478206354
16.0 1.53709507375
64.0 1.81463304176
252.0 3.24574872395
END
$series2open << END
4.0 1.25478206354
16.0 1.53709507375
64.0 1.81463304176
252.0 3.24574872395
END
plot \
  $guide using 1:2 with lines dashtype 2 linewidth 1.5 linecolor rgb '#888888' notitle, \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series1open using 1:2 with points pointtype 7 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series1open using 1:2 with points pointtype 6 pointsize 1.1 linewidth 1.5 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series2open using 1:2 with points pointtype 5 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series2open using 1:2 with points pointtype 4 pointsize 1.1 linewidth 1.5 linecolor rgb '#D55E00' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'cpu-time-inflation.png'
replot
set output
