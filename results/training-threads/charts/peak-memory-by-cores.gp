# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-cores.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-cores.svg'
set lmargin at screen 0.100
set rmargin at screen 0.841
set tmargin at screen 0.849
set bmargin at screen 0.181
set label 1 'training: peak memory by cores' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 3 runs a point · bars: min–max, too few runs for an interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Open marks: oversubscribed on 2 CPUs.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 5 'variant' at screen 0.853,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.853,0.792 to screen 0.879,0.792 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 6 '' at screen 0.866,0.792 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 7 'uncapped' at screen 0.887,0.792 left front textcolor rgb '#000000'
set arrow 2 from screen 0.853,0.402 to screen 0.879,0.402 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 8 '' at screen 0.866,0.402 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 9 'balanced' at screen 0.887,0.402 left front textcolor rgb '#000000'
set arrow 3 from screen 0.853,0.358 to screen 0.879,0.358 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 10 '' at screen 0.866,0.358 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 11 'document-003' at screen 0.887,0.358 left front textcolor rgb '#000000'
set arrow 4 from screen 0.853,0.273 to screen 0.879,0.273 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 12 '' at screen 0.866,0.273 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 13 'sequential' at screen 0.887,0.273 left front textcolor rgb '#000000'
set xlabel 'cores (log scale)'
set logscale x
set xrange [0.717655417355:351.143451169]
set xtics ('1' 1.0, '2' 2.0, '8' 8.0, '32' 32.0, '128' 128.0, '252' 252.0)
set ylabel 'peak memory'
set yrange [0.0:112343777.28]
set ytics ('0 MiB' 0.0, '32 MiB' 33554432.0, '64 MiB' 67108864.0, '96 MiB' 100663296.0)
$series1bars << END
1.0 15728640.0 15728640.0 15728640.0
2.0 27926528.0 22302720.0 27926528.0
8.0 31789056.0 31404032.0 31907840.0
32.0 37462016.0 35291136.0 37617664.0
128.0 62226432.0 62074880.0 62918656.0
252.0 102764544.0 102436864.0 104022016.0
END
$series1 << END
1.0 15728640.0
2.0 27926528.0
8.0 31789056.0
32.0 37462016.0
128.0 62226432.0
252.0 102764544.0
END
$series1open << END
8.0 31789056.0
32.0 37462016.0
128.0 62226432.0
252.0 102764544.0
END
$series2bars << END
1.0 15728640.0 15728640.0 15728640.0
2.0 27926528.0 27922432.0 27926528.0
8.0 30343168.0 29364224.0 30474240.0
32.0 30060544.0 29802496.0 30093312.0
128.0 30056448.0 29863936.0 30081024.0
252.0 29843456.0 29798400.0 29847552.0
END
$series2 << END
1.0 15728640.0
2.0 27926528.0
8.0 30343168.0
32.0 30060544.0
128.0 30056448.0
252.0 29843456.0
END
$series2open << END
8.0 30343168.0
32.0 30060544.0
128.0 30056448.0
252.0 29843456.0
END
$series3bars << END
1.0 15728640.0 15728640.0 15728640.0
2.0 15728640.0 15462400.0 15728640.0
8.0 15728640.0 15728640.0 15728640.0
32.0 15462400.0 15462400.0 15728640.0
128.0 15728640.0 15728640.0 15728640.0
252.0 15552512.0 15466496.0 15728640.0
END
$series3 << END
1.0 15728640.0
2.0 15728640.0
8.0 15728640.0
32.0 15462400.0
128.0 15728640.0
252.0 15552512.0
END
$series3open << END
8.0 15728640.0
32.0 15462400.0
128.0 15728640.0
252.0 15552512.0
END
$series4bars << END
1.0 15728640.0 15724544.0 15728640.0
2.0 27926528.0 27926528.0 27942912.0
8.0 29093888.0 29077504.0 29454336.0
32.0 31203328.0 31010816.0 31395840.0
128.0 34246656.0 33935360.0 34283520.0
252.0 37093376.0 37072896.0 37416960.0
END
$series4 << END
1.0 15728640.0
2.0 27926528.0
8.0 29093888.0
32.0 31203328.0
128.0 34246656.0
252.0 37093376.0
END
$series4open << END
8.0 29093888.0
32.0 31203328.0
128.0 34246656.0
252.0 37093376.0
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
  $series3open using 1:2 with points pointtype 9 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series3open using 1:2 with points pointtype 8 pointsize 1.1 linewidth 1.5 linecolor rgb '#009E73' notitle, \
  $series4bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#CC79A7' notitle, \
  $series4 using 1:2 with linespoints pointtype 11 pointsize 1.1 linewidth 1.8 linecolor rgb '#CC79A7' notitle, \
  $series4open using 1:2 with points pointtype 11 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series4open using 1:2 with points pointtype 10 pointsize 1.1 linewidth 1.5 linecolor rgb '#CC79A7' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'peak-memory-by-cores.png'
replot
set output
